import Alert from '@cloudscape-design/components/alert'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'
import { RetireButton } from './retire-button.tsx'
import { retirement } from './retirement.ts'
import { RetirementWords } from './retirement-words.tsx'

/** Says whether the older of two secrets can be retired; nothing when there is only one. */
export function RetirementSignal(props: {
  readonly keypair: Keypair
  readonly onRetire: (secretId: string) => void
}) {
  const state = retirement(props.keypair)
  if (state === undefined) return null
  const isSafe = state.kind === 'safe'
  return (
    <Alert
      type={isSafe ? 'success' : 'info'}
      header={`${strings.keypair.retirement[state.kind]}: …${state.old.hint}`}
      action={isSafe && <RetireButton secret={state.old} onRetire={props.onRetire} />}
    >
      <RetirementWords retirement={state} />
    </Alert>
  )
}
