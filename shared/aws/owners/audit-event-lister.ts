import type { Ports } from '../../domain/ports.ts'
import { eventFromItem, eventsPartition } from '../table/items/audit-event-item.ts'
import { queryItems } from '../table/table.ts'
import type { EventsTable } from '../table/table-names.ts'
import { takePage } from '../table/take-page.ts'

export function auditEventLister({ eventsTableName }: EventsTable): Ports['auditEventLister'] {
  return {
    async list(owner, { limit, after }) {
      const query = { partition: eventsPartition(owner), newestFirst: true, after }
      const items = queryItems(eventsTableName, query, limit + 1)
      return await takePage(items, limit, eventFromItem, (event) => event.eventId)
    },
  }
}
