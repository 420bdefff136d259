import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'

const ACTIONS = ['update', 'enable', 'disable', 'rotate', 'remove'] as const

/** The buttons for what can be done to the whole keypair. */
export function KeypairActions(props: {
  readonly keypair: Keypair
  readonly onChoose: (change: (typeof ACTIONS)[number]) => void
}) {
  const { keypair, onChoose } = props
  const pointless = keypair.enabled ? 'enable' : 'disable'
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {ACTIONS.filter((action) => action !== pointless).map((action) => (
        <Button key={action} onClick={() => onChoose(action)}>
          {strings.keypair.actions[action]}
        </Button>
      ))}
    </SpaceBetween>
  )
}
