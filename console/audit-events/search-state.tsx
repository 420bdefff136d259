import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { strings } from '../strings/strings.ts'
import { type AuditEventFilter, isOpen } from './audit-event-filter.ts'
import { searchedOf } from './searched.ts'
import type { AuditEvents } from './use-audit-events.ts'

const words = strings.auditEvents

/** Says how far back the audit events were searched, with a button that searches older ones. */
export function SearchState(props: {
  readonly events: AuditEvents
  readonly filter: AuditEventFilter
  readonly hasMore: boolean
}) {
  const { events, filter, hasMore } = props
  const { loaded, hasMore: hasOlder } = events
  if (loaded === undefined || loaded.length === 0) return null
  return (
    <Box textAlign="center" color="text-body-secondary">
      <SpaceBetween size="s" alignItems="center">
        <LiveRegion>{searchedOf({ loaded, hasOlder, filter, maybeMore: hasMore })}</LiveRegion>
        {events.error != null && <ErrorAlert error={events.error} onRetry={events.retry} />}
        {hasMore && events.error == null && (
          <Button loading={events.isReadingMore} onClick={events.readMore}>
            {isOpen(filter) ? words.more : words.searchOn}
          </Button>
        )}
      </SpaceBetween>
    </Box>
  )
}
