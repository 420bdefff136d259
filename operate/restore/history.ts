import {
  auditEventFromItem,
  auditEventsPartition,
} from '../../shared/aws/table/items/audit-event-item.ts'
import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import { HOUR, secondsAfter } from '../../shared/domain/duration.ts'
import { scanItems } from '../scan-items.ts'

/**
 * How far before the backup to begin. An event's time is its function's clock when the request came in,
 * the backup's is DynamoDB's: they differ by a request's deadline and by what clocks differ. An hour is
 * far more, and costs nothing: what the backup holds already is told by versions and incarnations.
 */
const MARGIN_SECONDS = HOUR

/** What happened to one incarnation of an owner, oldest first. */
export interface OwnerHistory {
  readonly owner: AuditEvent['owner']
  readonly events: readonly AuditEvent[]
}

/** Reads what has happened since the backup, by incarnation. */
export async function readHistories(
  eventsTableName: string,
  since: Date,
): Promise<readonly OwnerHistory[]> {
  const from = secondsAfter(since, -MARGIN_SECONDS).toISOString()
  const events: AuditEvent[] = []
  // Event ids begin with their time.
  for await (const item of scanItems(eventsTableName, 'sk >= :value', from)) {
    events.push(auditEventFromItem(item))
  }
  return historiesOf(events)
}

function historiesOf(events: readonly AuditEvent[]): readonly OwnerHistory[] {
  const inOrder = events.toSorted((one, other) => (one.eventId < other.eventId ? -1 : 1))
  return [...Map.groupBy(inOrder, ({ owner }) => auditEventsPartition(owner)).values()].flatMap(
    (group) => (group[0] ? [{ owner: group[0].owner, events: group }] : []),
  )
}

/** An incarnation that was closed stays closed, whenever that was. */
export function hasClosed({ events }: OwnerHistory): boolean {
  return events.some(({ action }) => action === 'close-account' || action === 'close-environment')
}
