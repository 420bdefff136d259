import { administratorLister } from '../../shared/aws/owners/administrator-lister.ts'
import { administratorRevoker } from '../../shared/aws/owners/administrator-revoker.ts'
import type { Tables } from '../../shared/aws/table/table-names.ts'
import {
  type AuditContext,
  type AuditEvent,
  newAuditEvent,
} from '../../shared/domain/audit/audit-event.ts'
import type { Grant } from '../../shared/domain/owners/authority.ts'
import type { OpenOwner } from '../../shared/domain/owners/owner.ts'
import { isLost, isRevoked } from './administrators-since.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'

/** Finds the administrators who were revoked since the backup, and the grants that the backup lacks. */
export async function administratorFindings(
  tables: Tables,
  open: OpenOwner,
  events: readonly AuditEvent[],
  audit: AuditContext,
): Promise<readonly Finding[]> {
  const byUserId = Map.groupBy(
    events.filter(({ userId }) => userId !== null),
    ({ userId }) => userId ?? '',
  )
  if (byUserId.size === 0) return []
  const grants = await administratorLister(tables).list(open.owner)
  return [...byUserId].flatMap(([userId, theirs]): readonly Finding[] => {
    const what = `${open.owner.type} ${open.owner.id} administrator ${userId}`
    const own = grants.filter(({ user }) => user.subject === userId)
    const revoked = own.filter((grant) => isRevoked(grant, theirs))
    const revocations = revoked.map(
      (grant): Finding => ({
        verdict: 'revoked',
        what,
        detail: `a user of ${grant.user.issuer}`,
        apply: () => revoke(tables, open, grant, audit),
      }),
    )
    const left = own.filter((grant) => !revoked.includes(grant))
    return isLost(left, theirs)
      ? [...revocations, { verdict: 'lost', what, detail: 'granted since: grant it again' }]
      : revocations
  })
}

async function revoke(
  tables: Tables,
  open: OpenOwner,
  { user }: Grant,
  audit: AuditContext,
): Promise<void> {
  const subject = { userId: user.subject }
  const event = newAuditEvent(audit, 'revoke-administrator', open.owner, subject)
  expectWritten(await administratorRevoker(tables).revoke(open, user, event))
}
