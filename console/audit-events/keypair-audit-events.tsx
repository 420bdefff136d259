import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect } from 'react'
import type { OwnerRef } from '../api/call.ts'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { useNow } from '../components/text/use-now.ts'
import { strings } from '../strings/strings.ts'
import { useReader } from './audit-event-cells.tsx'
import { COLUMNS_OF_KEYPAIR } from './audit-event-columns.tsx'
import { isExhausted, isMatch, NO_FILTER } from './audit-event-filter.ts'
import { AuditEventsList } from './audit-events-list.tsx'
import { Nothing } from './nothing.tsx'
import { SearchState } from './search-state.tsx'
import { useAuditEvents } from './use-audit-events.ts'

const words = strings.auditEvents

/** How many pages are read unasked to find the first audit event of a keypair. */
const PAGES_UNASKED_MAX = 5

/** The audit events of one keypair. The API only lists an owner's, so the console searches those. */
export function KeypairAuditEvents(props: { readonly owner: OwnerRef; readonly keyId: string }) {
  const { owner, keyId } = props
  const events = useAuditEvents(owner)
  const now = useNow()
  const reader = useReader()
  const filter = { ...NO_FILTER, keyId }
  const { loaded, error, readMore } = events
  const shown = (loaded ?? []).filter((event) => isMatch(event, filter, now, reader))
  const hasMore = events.hasMore && !isExhausted(loaded ?? [], filter, now)
  const searchesOn =
    hasMore && shown.length === 0 && error == null && events.pages < PAGES_UNASKED_MAX
  useEffect(() => {
    if (searchesOn) readMore()
  }, [searchesOn, readMore])
  if (error != null && loaded === undefined) {
    return <ErrorAlert error={error} onRetry={events.retry} />
  }
  return (
    <SpaceBetween size="m">
      <AuditEventsList
        events={searchesOn || loaded === undefined ? undefined : shown}
        columns={COLUMNS_OF_KEYPAIR}
        header={<Header description={words.keypairDescription}>{words.title}</Header>}
        empty={<Nothing text={hasMore ? words.keypairNoneYet : words.keypairNone} />}
      />
      <SearchState events={events} filter={filter} hasMore={hasMore} />
    </SpaceBetween>
  )
}
