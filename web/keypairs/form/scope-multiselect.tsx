import Multiselect from '@cloudscape-design/components/multiselect'
import { strings } from '../../strings/strings.ts'
import type { ScopeChoiceProps } from './scope-checkboxes.tsx'
import { inOrder, type ScopeChoice } from './scope-choices.ts'

const words = strings.form

/** Many scopes: a list to be searched by name or meaning; those that are chosen stand below it. */
export function ScopeMultiselect({ choices, chosen, onChange }: ScopeChoiceProps) {
  const options = choices.map(optionOf)
  return (
    <Multiselect
      options={options}
      selectedOptions={options.filter(({ value }) => chosen.includes(value))}
      placeholder={words.scopesPlaceholder}
      filteringType="auto"
      filteringPlaceholder={words.scopesFind}
      filteringAriaLabel={words.scopesFind}
      filteringResultsText={words.scopesMatches}
      noMatch={words.scopesNoMatch}
      deselectAriaLabel={({ label = '' }) => words.scopeTakeAway(label)}
      onChange={({ detail }) => {
        const names = detail.selectedOptions.map(({ value }) => value)
        onChange(inOrder(choices, names))
      }}
    />
  )
}

function optionOf({ name, description, available }: ScopeChoice) {
  const about = available ? description : words.scopeUnavailable
  return {
    value: name,
    label: name,
    description: about,
    ...(!available && { tags: [words.scopeUnavailableShort] }),
  }
}
