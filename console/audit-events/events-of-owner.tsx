import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { useNow } from '../components/text/use-now.ts'
import { useOwner } from '../owners/owner-context.ts'
import { strings } from '../strings/strings.ts'
import { useReader } from './event-cells.tsx'
import { columnsOfOwner } from './event-columns.tsx'
import { isExhausted, isMeant, NO_FILTER } from './event-filter.ts'
import { EventsFilter } from './events-filter.tsx'
import { EventsList } from './events-list.tsx'
import { Nothing } from './nothing.tsx'
import { SearchState } from './search-state.tsx'
import { useEvents } from './use-events.ts'

const words = strings.events

/** Who did what to an owner and its keypairs, and when. */
export function EventsOfOwner() {
  const owner = useOwner()
  const events = useEvents(owner)
  const now = useNow()
  const reader = useReader()
  const [filter, setFilter] = useState(NO_FILTER)
  const { loaded } = events
  const shown = useMemo(
    () => (loaded ?? []).filter((event) => isMeant(event, filter, now, reader)),
    [loaded, filter, now, reader],
  )
  const columns = useMemo(() => columnsOfOwner(owner, loaded ?? []), [owner, loaded])
  const hasMore = events.hasMore && !isExhausted(loaded ?? [], filter, now)
  return (
    <>
      {events.error != null && loaded === undefined ? (
        <ErrorAlert error={events.error} onRetry={events.retry} />
      ) : (
        <SpaceBetween size="m">
          <EventsList
            events={loaded && shown}
            columns={columns}
            header={
              <Header
                description={words.description}
                actions={
                  <Button
                    iconName="refresh"
                    ariaLabel={words.refresh}
                    loading={events.isReading}
                    onClick={events.readAgain}
                  />
                }
              >
                {words.title}
              </Header>
            }
            filter={<EventsFilter filter={filter} matches={shown.length} onChange={setFilter} />}
            empty={
              loaded?.length === 0 ? (
                <Nothing title={words.emptyTitle} text={words.empty} />
              ) : (
                <Nothing
                  title={words.noMatchTitle}
                  text={hasMore ? words.notFoundYet : words.noMatch}
                >
                  <Button onClick={() => setFilter(NO_FILTER)}>{words.clear}</Button>
                </Nothing>
              )
            }
          />
          <SearchState events={events} filter={filter} hasMore={hasMore} />
        </SpaceBetween>
      )}
    </>
  )
}
