import { administratorLister, administratorRevoker } from '../../shared/aws/administrators.ts'
import type { Tables } from '../../shared/aws/tables.ts'
import { type AuditContext, type AuditEvent, auditEvent } from '../../shared/domain/audit-event.ts'
import type { Grant } from '../../shared/domain/authority.ts'
import type { OpenOwner } from '../../shared/domain/owner.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'

/** Who was last granted, or last revoked: the last word on a user decides. */
export async function administratorFindings(
  tables: Tables,
  open: OpenOwner,
  events: readonly AuditEvent[],
  audit: AuditContext,
): Promise<readonly Finding[]> {
  const lastWords = new Map(
    events.flatMap((event) => (event.userId ? [[event.userId, event]] : [])),
  )
  if (lastWords.size === 0) return []
  const grants = await administratorLister(tables.tableName).list(open.owner)
  return [...lastWords].flatMap(([userId, { action, at }]): readonly Finding[] => {
    const what = `${open.owner.type} ${open.owner.id} administrator ${userId}`
    const theirs = grants.filter(({ user }) => user.subject === userId)
    if (action === 'grant-administrator') {
      return theirs.length > 0
        ? []
        : [{ verdict: 'lost', what, detail: 'granted since: grant again' }]
    }
    // A grant that is younger than the revocation is another.
    return theirs
      .filter(({ grantedAt }) => grantedAt <= at)
      .map((grant) => ({
        verdict: 'revoked',
        what,
        apply: () => revoke(tables, open, grant, audit),
      }))
  })
}

async function revoke(
  tables: Tables,
  open: OpenOwner,
  { user }: Grant,
  audit: AuditContext,
): Promise<void> {
  const subject = { userId: user.subject }
  const event = auditEvent(audit, 'revoke-administrator', open.owner, subject)
  expectWritten(await administratorRevoker(tables).revoke(open, user, event))
}
