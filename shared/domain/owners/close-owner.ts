import { type AuditAction, type AuditContext, newAuditEvent } from '../audit/audit-event.ts'
import { notFound } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { untilSettled } from '../until-settled.ts'
import type { OpenOwner } from './owner.ts'

/**
 * Closes an open owner, and writes the audit event with it. Every attempt looks up the owner again.
 *
 * @throws {DomainError} not-found when the owner is unknown or already closed
 */
export async function closeOwner(
  action: AuditAction,
  audit: AuditContext,
  find: () => Promise<OpenOwner | undefined>,
  closer: Ports['ownerCloser'],
): Promise<void> {
  await untilSettled(async () => {
    const open = await find()
    if (open === undefined) throw notFound()
    const outcome = await closer.close(open, newAuditEvent(audit, action, open.owner))
    return outcome === 'done' ? outcome : undefined
  })
}
