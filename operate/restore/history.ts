import {
  auditEventFromItem,
  auditEventsPartition,
} from '../../shared/aws/table/items/audit-event-item.ts'
import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import { HOUR, secondsAfter } from '../../shared/domain/duration.ts'
import { scanItems } from '../scan-items.ts'

/**
 * How long before the backup to begin. The time of an audit event is the start of its request by the
 * function's clock; the time of the backup is by DynamoDB's clock. They differ by at most a request's
 * timeout and the difference of the clocks. An hour is much more, and does no harm: versions and
 * incarnations show what the backup already contains.
 */
const MARGIN_SECONDS = HOUR

/** The audit events of one incarnation of an owner, oldest first. */
export interface OwnerHistory {
  readonly owner: AuditEvent['owner']
  readonly events: readonly AuditEvent[]
}

/** Reads the audit events since the backup, grouped by incarnation. */
export async function readHistories(
  auditEventsTableName: string,
  since: Date,
): Promise<readonly OwnerHistory[]> {
  const from = secondsAfter(since, -MARGIN_SECONDS).toISOString()
  const events: AuditEvent[] = []
  // The sort key is the id of the audit event, which begins with its time.
  for await (const item of scanItems(auditEventsTableName, 'sk >= :value', from)) {
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

/** Whether the incarnation was closed. A closed incarnation stays closed. */
export function hasClosed({ events }: OwnerHistory): boolean {
  return events.some(({ action }) => action === 'close-account' || action === 'close-environment')
}
