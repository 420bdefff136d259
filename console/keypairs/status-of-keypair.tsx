import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { Keypair } from '../api/queries.ts'
import { useNow } from '../components/text/use-now.ts'
import { strings } from '../strings/strings.ts'
import { type KeypairStatus, statusOf } from './status.ts'

const TYPE_OF: Record<KeypairStatus, StatusIndicatorProps.Type> = {
  enabled: 'success',
  disabled: 'stopped',
  expired: 'error',
  expiredAndDisabled: 'error',
}

/** The status of a keypair, as an icon with a word. */
export function StatusOfKeypair({ keypair }: { readonly keypair: Keypair }) {
  const status = statusOf(keypair, useNow())
  return (
    <StatusIndicator type={TYPE_OF[status]} wrapText={false}>
      {strings.keypairs.status[status]}
    </StatusIndicator>
  )
}
