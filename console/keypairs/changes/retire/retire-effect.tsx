import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { Keypair } from '../../../api/queries.ts'
import { Moment } from '../../../components/text/moment.tsx'
import { strings } from '../../../strings/strings.ts'
import { retirement } from '../../keypair/retirement.ts'
import { RetirementWords } from '../../keypair/retirement-words.tsx'

const words = strings.changes

/** What happens to machines when the secret is retired: a warning, unless it is safe. */
export function RetireEffect(props: { readonly keypair: Keypair; readonly secretId: string }) {
  const { keypair, secretId } = props
  const state = retirement(keypair)
  if (state === undefined) {
    return (
      <Alert type="info" header={words.retireLastTitle}>
        {words.retireLast}
      </Alert>
    )
  }
  const { old } = state
  if (old.secretId !== secretId) {
    return (
      <Alert type="warning" header={words.retireNewer}>
        {old.expiresAt && (
          <div>
            {words.retireNewerEnds(old.hint)} <Moment at={old.expiresAt} />.{' '}
            {words.retireNewerAfter}
          </div>
        )}
        <div>{words.retireUsed}</div>
      </Alert>
    )
  }
  return (
    <Alert
      type={state.kind === 'safe' ? 'success' : 'warning'}
      header={strings.keypair.retirement[state.kind]}
    >
      <RetirementWords retirement={state} />
      {state.kind !== 'safe' && <Box padding={{ top: 'xs' }}>{words.retireUsed}</Box>}
    </Alert>
  )
}
