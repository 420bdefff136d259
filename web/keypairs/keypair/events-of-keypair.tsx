import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense } from 'react'
import { strings } from '../../strings/strings.ts'
import type { KeypairRef } from '../changes/use-opened.ts'

const KeypairEvents = lazy(async () => ({
  default: (await import('../../events/keypair-events.tsx')).KeypairEvents,
}))

/** What was done to a keypair, and by whom. */
export function EventsOfKeypair(props: KeypairRef) {
  return (
    <Suspense fallback={<StatusIndicator type="loading">{strings.common.loading}</StatusIndicator>}>
      <KeypairEvents {...props} />
    </Suspense>
  )
}
