import * as z from 'zod/mini'
import { AUDIT_ACTIONS, type AuditEvent } from '../../domain/audit-event.ts'
import { DAY, secondsAfter } from '../../domain/duration.ts'
import { OWNER_TYPES } from '../../domain/owner.ts'
import type { Item } from '../table.ts'
import { PARTITION, TTL_ATTRIBUTE } from '../table-shape.ts'
import { ownerPartition } from './owner-item.ts'
import { instant } from './values.ts'

const KEEP_SECONDS = 400 * DAY

const eventItem = z.object({
  eventId: z.string(),
  at: instant,
  action: z.enum(AUDIT_ACTIONS),
  actor: z.discriminatedUnion('type', [
    z.object({ type: z.literal('user'), issuer: z.string(), subject: z.string() }),
    z.object({ type: z.literal('platform'), principal: z.string() }),
  ]),
  owner: z.object({ type: z.enum(OWNER_TYPES), id: z.string(), incarnation: z.string() }),
  requestId: z.string(),
  keyId: z.nullable(z.string()),
  secretId: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  changed: z.array(z.string()),
})

/** A partition for each incarnation: a newer one never sees what happened to an older. */
export function eventsPartition(owner: AuditEvent['owner']): string {
  return `${PARTITION.events}${ownerPartition(owner)}#${owner.incarnation}`
}

export function eventToItem(event: AuditEvent): Item {
  return {
    pk: eventsPartition(event.owner),
    sk: event.eventId,
    ...z.encode(eventItem, { ...event, changed: [...event.changed] }),
    [TTL_ATTRIBUTE]: Math.floor(secondsAfter(event.at, KEEP_SECONDS).getTime() / 1000),
  }
}

export function eventFromItem(item: Item): AuditEvent {
  return z.parse(eventItem, item)
}
