import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { strings } from '../../strings/strings.ts'
import { FILTER_IDS, type FilterId } from './filters.ts'

const words = strings.keypairs

/** The search field and the filter of the list. */
export function ListFilter(props: {
  /** The search when this is first shown. */
  readonly searched: string
  /** Called with each letter. What is typed is shown at once, however long the search takes. */
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
