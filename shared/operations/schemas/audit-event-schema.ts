import * as z from 'zod/mini'
import { AUDIT_ACTIONS } from '../../domain/audit/audit-event.ts'
import { timestamp } from './primitives.ts'

const actor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), issuer: z.string(), subject: z.string() }),
  // The response does not say which of the operator's principals it was: only the operator needs to know.
  z.object({ type: z.literal('platform') }),
  z.object({ type: z.literal('operator') }),
])

/** An audit event on the wire. */
export const auditEvent = z
  .object({
    eventId: z.string(),
    at: timestamp,
    action: z.enum(AUDIT_ACTIONS),
    actor,
    requestId: z.string(),
    keyId: z.nullable(z.string()),
    secretId: z.nullable(z.string()),
    userId: z.nullable(z.string()),
    changed: z.array(z.string()),
  })
  .check(z.meta({ id: 'AuditEvent' }))
