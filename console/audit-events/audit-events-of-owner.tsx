import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { useNow } from '../components/text/use-now.ts'
import { useOwner } from '../owners/owner-context.ts'
import { strings } from '../strings/strings.ts'
import { useReader } from './audit-event-cells.tsx'
import { columnsOfOwner } from './audit-event-columns.tsx'
import { isExhausted, isMatch, NO_FILTER } from './audit-event-filter.ts'
import { AuditEventFilterBar } from './audit-event-filter-bar.tsx'
import { AuditEventsList } from './audit-events-list.tsx'
import { Nothing } from './nothing.tsx'
import { SearchState } from './search-state.tsx'
import { useAuditEvents } from './use-audit-events.ts'

const words = strings.auditEvents

/** The audit events of an owner. */
export function AuditEventsOfOwner() {
  const owner = useOwner()
  const events = useAuditEvents(owner)
  const now = useNow()
  const reader = useReader()
  const [filter, setFilter] = useState(NO_FILTER)
  const { loaded } = events
  const shown = useMemo(
    () => (loaded ?? []).filter((event) => isMatch(event, filter, now, reader)),
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
          <AuditEventsList
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
            filter={
              <AuditEventFilterBar filter={filter} matches={shown.length} onChange={setFilter} />
            }
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
