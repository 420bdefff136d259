import type { Ports } from '../domain/ports.ts'
import { eventFromItem, eventsPartition } from './items/event-item.ts'
import { takePage } from './page.ts'
import { queryItems } from './table.ts'
import type { Tables } from './tables.ts'

export function eventLister({
  eventsTableName,
}: Pick<Tables, 'eventsTableName'>): Ports['eventLister'] {
  return {
    async list(owner, { limit, after }) {
      const query = { partition: eventsPartition(owner), newestFirst: true, after }
      const items = queryItems(eventsTableName, query, limit + 1)
      return await takePage(items, limit, eventFromItem, (event) => event.eventId)
    },
  }
}
