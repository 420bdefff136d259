import type * as z from 'zod/mini'
import { auditEvent } from '../../shared/operations/schemas/audit-event-schema.ts'

export type AuditEvent = z.output<typeof auditEvent>
export type AuditAction = AuditEvent['action']

/** Everything that an event may tell of. */
export const AUDIT_ACTIONS: readonly AuditAction[] = auditEvent.shape.action.options
