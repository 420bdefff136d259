import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter, { type TextFilterProps } from '@cloudscape-design/components/text-filter'
import { strings } from '../../strings/strings.ts'
import { FILTER_IDS, type FilterId } from './filters.ts'

const words = strings.keypairs

/** How the list is narrowed down: by words, and by what is so of a keypair. */
export function ListFilter(props: {
  readonly search: TextFilterProps
  readonly matches: number
  readonly filterId: FilterId
  readonly onFilter: (filterId: FilterId) => void
}) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        {...props.search}
        filteringAriaLabel={words.search}
        filteringPlaceholder={words.searchShort}
        countText={words.matches(props.matches)}
      />
      <Select
        ariaLabel={words.filter}
        selectedOption={optionOf(props.filterId)}
        options={FILTER_IDS.map(optionOf)}
        onChange={({ detail }) => {
          const chosen = FILTER_IDS.find((id) => id === detail.selectedOption.value)
          if (chosen) props.onFilter(chosen)
        }}
      />
    </SpaceBetween>
  )
}

function optionOf(id: FilterId) {
  return { value: id, label: words.filters[id] }
}
