import { type AuditAction, type AuditContext, auditEvent } from '../audit/audit-event.ts'
import { notFound } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { untilSettled } from '../until-settled.ts'
import type { OpenOwner } from './owner.ts'

/**
 * Closes an open owner, and writes the audit event with it. It is looked for again at every try.
 *
 * @throws {DomainError} not-found when it is unknown or closed already
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
    const outcome = await closer.close(open, auditEvent(audit, action, open.owner))
    return outcome === 'done' ? outcome : undefined
  })
}
