import type { Ports } from '../../domain/ports.ts'
import { auditEventFromItem, auditEventsPartition } from '../table/items/audit-event-item.ts'
import { queryItems } from '../table/table.ts'
import type { AuditEventsTable } from '../table/table-names.ts'
import { takePage } from '../table/take-page.ts'

export function auditEventLister({
  auditEventsTableName,
}: AuditEventsTable): Ports['auditEventLister'] {
  return {
    async list(owner, { limit, after }) {
      const query = { partition: auditEventsPartition(owner), newestFirst: true, after }
      const items = queryItems(auditEventsTableName, query, limit + 1)
      return await takePage(items, limit, auditEventFromItem, (auditEvent) => auditEvent.eventId)
    },
  }
}
