import * as z from 'zod/mini'
import { AUDIT_ACTIONS, type AuditEvent } from '../../../domain/audit/audit-event.ts'
import { DAY, secondsAfter } from '../../../domain/duration.ts'
import { OWNER_TYPES } from '../../../domain/owners/owner.ts'
import type { Item } from '../table.ts'
import { PARTITION, TTL_ATTRIBUTE } from '../table-shape.ts'
import { instant } from './item-values.ts'
import { ownerPartition } from './owner-item.ts'

/** How long audit events are kept. */
export const AUDIT_EVENT_KEEP_SECONDS = 400 * DAY

const auditEventItem = z.object({
  eventId: z.string(),
  at: instant,
  action: z.enum(AUDIT_ACTIONS),
  actor: z.discriminatedUnion('type', [
    z.object({ type: z.literal('user'), issuer: z.string(), subject: z.string() }),
    z.object({ type: z.literal('platform'), principal: z.string() }),
    z.object({ type: z.literal('operator') }),
  ]),
  owner: z.object({ type: z.enum(OWNER_TYPES), id: z.string(), incarnation: z.string() }),
  requestId: z.string(),
  keyId: z.nullable(z.string()),
  secretId: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  changed: z.array(z.string()),
  rights: z.nullable(
    z.object({
      version: z.int(),
      enabled: z.boolean(),
      scopes: z.array(z.string()),
      expiresAt: z.nullable(instant),
      secrets: z.array(z.object({ secretId: z.string(), expiresAt: z.nullable(instant) })),
    }),
  ),
  inheritAdministrators: z.nullable(z.boolean()),
})

/**
 * Each incarnation has its own partition. So a newer incarnation never sees the audit events of an older
 * one.
 */
export function auditEventsPartition(owner: AuditEvent['owner']): string {
  return `${PARTITION.auditEvents}${ownerPartition(owner)}#${owner.incarnation}`
}

export function auditEventToItem(auditEvent: AuditEvent): Item {
  return {
    pk: auditEventsPartition(auditEvent.owner),
    sk: auditEvent.eventId,
    ...z.encode(auditEventItem, unlocked(auditEvent)),
    [TTL_ATTRIBUTE]: Math.floor(
      secondsAfter(auditEvent.at, AUDIT_EVENT_KEEP_SECONDS).getTime() / 1000,
    ),
  }
}

export function auditEventFromItem(item: Item): AuditEvent {
  return z.parse(auditEventItem, item)
}

/** Copies the arrays, because the codec's types do not accept readonly arrays. */
function unlocked({ changed, rights, ...others }: AuditEvent) {
  return {
    ...others,
    changed: [...changed],
    rights: rights && { ...rights, scopes: [...rights.scopes], secrets: [...rights.secrets] },
  }
}
