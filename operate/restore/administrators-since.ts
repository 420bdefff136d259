// Audit events name an administrator by `sub`, without the issuer. After a change of the identity provider,
// two users with the same `sub` may be two people. So a revocation applies to every grant to that `sub`,
// and a grant counts only if its item is not older than the audit event.
import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { Grant } from '../../shared/domain/owners/authority.ts'

/** Whether a user with that `sub` was revoked after the grant, whatever was granted since. */
export function isRevoked({ grantedAt }: Grant, events: readonly AuditEvent[]): boolean {
  return events.some(({ action, at }) => action === 'revoke-administrator' && grantedAt <= at)
}

/**
 * Whether a grant that was made and not revoked is missing. The service makes no second grant to the same
 * user, so a grant older than the audit event belongs to somebody else, or was revoked in between. A grant
 * that only a repair revoked is missing too.
 */
export function isLost(grants: readonly Grant[], events: readonly AuditEvent[]): boolean {
  const last = events.findLast(({ actor }) => actor.type !== 'operator')
  return (
    last?.action === 'grant-administrator' && !grants.some(({ grantedAt }) => grantedAt >= last.at)
  )
}
