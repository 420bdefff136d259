import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ErrorAlert } from '../components/error-alert.tsx'
import { LOCALE, strings } from '../strings/strings.ts'
import { type EventFilter, isOpen } from './event-filter.ts'
import type { Events } from './use-events.ts'

const words = strings.events
const since = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })

/** How far back events have been looked at, and the way further back. */
export function SearchState(props: {
  readonly events: Events
  readonly filter: EventFilter
  readonly hasMore: boolean
}) {
  const { events, filter, hasMore } = props
  if (events.loaded === undefined || events.loaded.length === 0) return null
  return (
    <Box textAlign="center" color="text-body-secondary">
      <SpaceBetween size="s" alignItems="center">
        <LiveRegion>{stateOf(props)}</LiveRegion>
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

function stateOf(props: Parameters<typeof SearchState>[0]): string {
  const { loaded = [], hasMore: hasOlder } = props.events
  const count = loaded.length
  const oldest = since.format(loaded.at(-1)?.at)
  if (isOpen(props.filter)) {
    return hasOlder ? words.someShown(count, oldest) : words.all(count)
  }
  if (props.hasMore) return words.someSearched(count, oldest)
  if (props.filter.keyId !== undefined) return words.allOfKeypair
  return hasOlder ? words.rangeSearched : words.allSearched(count)
}
