import Alert from '@cloudscape-design/components/alert'
import type { Keypair } from '../../../api/queries.ts'
import { useNow } from '../../../components/text/use-now.ts'
import { strings } from '../../../strings/strings.ts'
import { recencyOf } from '../../keypair/recency.ts'

const words = strings.changes

/** A strong warning when a machine probably still needs the keypair. */
export function RemoveEffect({ keypair }: { readonly keypair: Keypair }) {
  const recency = recencyOf(keypair.lastUsedAt, useNow())
  if (recency !== 'recent') return null
  return (
    <Alert type="error" header={words.removeRecentTitle}>
      {words.removeRecent} {keypair.enabled ? words.disableFirst : words.removeDisabled}
    </Alert>
  )
}
