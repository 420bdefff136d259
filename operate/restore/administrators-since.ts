// Events name an administrator by `sub`, and not by issuer: after a change of the identity provider two
// of one `sub` are two people. So an event that takes is about every grant to that `sub`, and one
// that gives is about none that is older.
import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { Grant } from '../../shared/domain/owners/authority.ts'

/** Whether a user of that `sub` was revoked after the grant, whoever was granted since. */
export function isRevoked({ grantedAt }: Grant, events: readonly AuditEvent[]): boolean {
  return events.some(({ action, at }) => action === 'revoke-administrator' && grantedAt <= at)
}

/**
 * Whether a grant that was made, and not revoked, is missing. Nobody is granted what they have: a grant
 * that is older than the event is another's, or was revoked in between. What a repair revoked is
 * lost none the less.
 */
export function isLost(grants: readonly Grant[], events: readonly AuditEvent[]): boolean {
  const last = events.findLast(({ actor }) => actor.type !== 'operator')
  return (
    last?.action === 'grant-administrator' && !grants.some(({ grantedAt }) => grantedAt >= last.at)
  )
}
