import { type AuditAction, type AuditContext, auditEvent } from '../domain/audit-event.ts'
import { notFound } from '../domain/errors.ts'
import type { OwnerRef } from '../domain/owner.ts'
import type { Ports } from '../domain/ports.ts'
import { untilSettled } from '../domain/until-settled.ts'

/**
 * Closes an open owner, and writes the audit event with it.
 *
 * @throws {DomainError} not-found when it is unknown or closed already
 */
export async function closeOwner(
  owner: OwnerRef,
  action: AuditAction,
  audit: AuditContext,
  ports: Pick<Ports, 'ownerFinder' | 'ownerCloser'>,
): Promise<void> {
  await untilSettled(async () => {
    const open = await ports.ownerFinder.find(owner)
    if (open === undefined) throw notFound()
    const outcome = await ports.ownerCloser.close(open, auditEvent(audit, action, open.owner))
    return outcome === 'done' ? outcome : undefined
  })
}
