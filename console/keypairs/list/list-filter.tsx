import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { strings } from '../../strings/strings.ts'
import { FILTER_IDS, type FilterId } from './filters.ts'

const words = strings.keypairs

/** How the list is narrowed down: by words, and by what is so of a keypair. */
export function ListFilter(props: {
  /** What was searched for when this is first shown. */
  readonly searched: string
  /** Told with each letter; what is typed is seen at once, however long that takes. */
  readonly onSearch: (text: string) => void
  readonly matches: number
  readonly filterId: FilterId
  readonly onFilter: (filterId: FilterId) => void
}) {
  const [text, setText] = useState(props.searched)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        filteringText={text}
        filteringAriaLabel={words.search}
        filteringPlaceholder={words.searchShort}
        countText={words.matches(props.matches)}
        onChange={({ detail }) => {
          setText(detail.filteringText)
          props.onSearch(detail.filteringText)
        }}
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
