import type * as z from 'zod/mini'
import { auditEvent } from '../../shared/operations/schemas/audit-event-schema.ts'

export type AuditEvent = z.output<typeof auditEvent>
export type AuditAction = AuditEvent['action']

/** Every action that an audit event can have. */
export const AUDIT_ACTIONS: readonly AuditAction[] = auditEvent.shape.action.options
