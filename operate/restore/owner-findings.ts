import { ownerCloser } from '../../shared/aws/owners/owner-closer.ts'
import { ownerFinder } from '../../shared/aws/owners/owner-finder.ts'
import { auditEventsPartition } from '../../shared/aws/table/items/audit-event-item.ts'
import { ownerFromItem, ownerKey } from '../../shared/aws/table/items/owner-item.ts'
import { getItem } from '../../shared/aws/table/table.ts'
import type { Tables } from '../../shared/aws/table/table-names.ts'
import { type AuditContext, newAuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { OpenOwner } from '../../shared/domain/owners/owner.ts'
import { administratorFindings } from './administrator-findings.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'
import { hasClosed, type OwnerHistory } from './history.ts'
import { inheritanceFindings } from './inheritance-findings.ts'
import { keypairFindings } from './keypair-findings.ts'

/** Finds what an owner's audit events say and the backup does not contain. */
export async function ownerFindings(
  tables: Tables,
  history: OwnerHistory,
  /** The audit events' partitions of all closed incarnations. */
  closed: ReadonlySet<string>,
  audit: AuditContext,
): Promise<readonly Finding[]> {
  const { owner, events } = history
  const what = `${owner.type} ${owner.id}`
  const standing = ownerFromItem(await getItem(tables.tableName, ownerKey(owner)))
  if (standing?.incarnation !== owner.incarnation) {
    return hasClosed(history) || !isRegistration(history)
      ? []
      : [
          {
            verdict: 'lost',
            what,
            detail: 'registered since: register it again, unless it is closed',
          },
        ]
  }
  const open = await ownerFinder(tables).find(owner)
  // If its account was closed, an environment and its keypairs are dead too.
  const isDead =
    owner.type === 'environment' && open && closed.has(auditEventsPartition(open.account))
  if (open === undefined || isDead) return []
  if (hasClosed(history)) {
    return [{ verdict: 'closed', what, apply: () => close(tables, open, audit) }]
  }
  const byKeyId = Map.groupBy(
    events.filter(({ keyId }) => keyId !== null),
    ({ keyId }) => keyId ?? '',
  )
  const keypairs: Finding[] = []
  for (const [keyId, theirs] of byKeyId) {
    keypairs.push(...(await keypairFindings(tables, open, keyId, theirs, audit)))
  }
  return [
    ...inheritanceFindings(tables, open, history, audit),
    ...(await administratorFindings(tables, open, events, audit)),
    ...keypairs,
    ...(events.some(({ changed, keyId }) => keyId === null && changed.includes('name'))
      ? [{ verdict: 'lost' as const, what, detail: 'renamed since: register it with the new name' }]
      : []),
  ]
}

function isRegistration({ events }: OwnerHistory): boolean {
  return events.some(
    ({ action, changed }) => action.startsWith('register-') && changed.length === 0,
  )
}

async function close(tables: Tables, open: OpenOwner, audit: AuditContext): Promise<void> {
  const action = open.owner.type === 'account' ? 'close-account' : 'close-environment'
  expectWritten(await ownerCloser(tables).close(open, newAuditEvent(audit, action, open.owner)))
}
