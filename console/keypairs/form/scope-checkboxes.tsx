import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../../strings/strings.ts'
import { inOrder, type ScopeChoice } from './scope-choices.ts'

/** A checkbox for each scope, with its description. */
export function ScopeCheckboxes(props: {
  /** All choices. The chosen scopes have the same order. */
  readonly choices: readonly ScopeChoice[]
  readonly shown: readonly ScopeChoice[]
  readonly chosen: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}) {
  const { choices, shown, chosen, onChange } = props
  const choose = (name: string, isChosen: boolean) => {
    const others = chosen.filter((each) => each !== name)
    onChange(inOrder(choices, isChosen ? [...others, name] : others))
  }
  return (
    <Box padding={{ top: 'xxs' }}>
      <SpaceBetween size="xs">
        {shown.map(({ name, description, available }) => (
          <Checkbox
            key={name}
            checked={chosen.includes(name)}
            description={available ? description : strings.form.scopeUnavailable}
            onChange={({ detail }) => choose(name, detail.checked)}
          >
            {name}
          </Checkbox>
        ))}
      </SpaceBetween>
    </Box>
  )
}
