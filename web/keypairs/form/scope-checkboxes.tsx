import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../../strings/strings.ts'
import { inOrder, type ScopeChoice } from './scope-choices.ts'

export interface ScopeChoiceProps {
  readonly choices: readonly ScopeChoice[]
  readonly chosen: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}

/** Few scopes: all of them, with what they mean, to be ticked. */
export function ScopeCheckboxes({ choices, chosen, onChange }: ScopeChoiceProps) {
  return (
    <Box padding={{ top: 'xxs' }}>
      <SpaceBetween size="xs">
        {choices.map(({ name, description, available }) => (
          <Checkbox
            key={name}
            checked={chosen.includes(name)}
            description={available ? description : strings.form.scopeUnavailable}
            onChange={({ detail }) => {
              const others = chosen.filter((each) => each !== name)
              onChange(inOrder(choices, detail.checked ? [...others, name] : others))
            }}
          >
            {name}
          </Checkbox>
        ))}
      </SpaceBetween>
    </Box>
  )
}
