import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.keypairs

const ACTIONS = ['update', 'enable', 'disable', 'rotate', 'remove'] as const
/** What can be done to a keypair in the list. */
export type RowAction = (typeof ACTIONS)[number]

/** The menu at the end of a keypair's row. */
export function RowActions(props: {
  readonly keypair: Keypair
  readonly onChoose: (action: RowAction) => void
}) {
  const { keyId, enabled } = props.keypair
  const pointless = enabled ? 'enable' : 'disable'
  return (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={words.actionsOf(keyId)}
      items={ACTIONS.filter((id) => id !== pointless).map((id) => ({
        id,
        text: words.actions[id],
      }))}
      onItemClick={({ detail }) => {
        const action = ACTIONS.find((id) => id === detail.id)
        if (action) props.onChoose(action)
      }}
    />
  )
}
