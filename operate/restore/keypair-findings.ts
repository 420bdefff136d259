import { keypairReader } from '../../shared/aws/keypairs/keypair-reader.ts'
import { countOneLess, removal } from '../../shared/aws/keypairs/keypair-remover.ts'
import { replacement } from '../../shared/aws/keypairs/keypair-writer.ts'
import { ownerKey } from '../../shared/aws/table/items/owner-item.ts'
import type { Tables } from '../../shared/aws/table/table-names.ts'
import { check, IS_OF_INCARNATION } from '../../shared/aws/transactions/actions.ts'
import { transact } from '../../shared/aws/transactions/transaction.ts'
import {
  type AuditContext,
  type AuditEvent,
  newAuditEvent,
} from '../../shared/domain/audit/audit-event.ts'
import { changedMembers } from '../../shared/domain/audit/changed-members.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import { rightsOf } from '../../shared/domain/keypairs/keypair-rights.ts'
import type { OpenOwner } from '../../shared/domain/owners/owner.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'
import { areRightsUnknown, missedRights } from './missed-rights.ts'
import { rightsToGiveAgain, withReducedRights } from './reduced-rights.ts'

/** Finds what happened to one keypair since the backup, and what must be done about it. */
export async function keypairFindings(
  tables: Tables,
  open: OpenOwner,
  keyId: string,
  events: readonly AuditEvent[],
  audit: AuditContext,
): Promise<readonly Finding[]> {
  const what = `${open.owner.type} ${open.owner.id} keypair ${keyId}`
  const keypair = await keypairReader(tables).get(open, keyId)
  if (events.some(({ action }) => action === 'remove-keypair')) {
    return keypair
      ? [{ verdict: 'removed', what, apply: () => remove(tables, open, keypair, audit) }]
      : []
  }
  if (keypair === undefined) {
    return [{ verdict: 'lost', what, detail: 'created since: create it again' }]
  }
  const areUnknown = areRightsUnknown(events)
  const missed = [
    ...(areUnknown ? [{ ...rightsOf(keypair), enabled: false }] : []),
    ...missedRights(keypair, events),
  ]
  const last = missed.at(-1)
  if (last === undefined) return []
  const after = missed.reduce<Keypair>(
    (one, rights) => withReducedRights(one, rights, audit.at),
    keypair,
  )
  const changed = changedMembers(keypair, after)
  const toGiveAgain = rightsToGiveAgain(after, last)
  const details = [
    changed.length > 0 ? `changed ${changed.join(', ')}` : 'as in the backup',
    ...(areUnknown
      ? ['an audit event does not say what it may do: check it before you enable it']
      : []),
    ...(toGiveAgain.length > 0 ? [`to be given again: ${toGiveAgain.join(', ')}`] : []),
  ]
  return [
    {
      verdict: changed.length > 0 ? 'reduced' : 'kept',
      what,
      detail: details.join('; '),
      apply: () => replace(tables, open, keypair, after, audit),
    },
  ]
}

async function remove(
  tables: Tables,
  { owner }: OpenOwner,
  keypair: Keypair,
  audit: AuditContext,
): Promise<void> {
  const event = newAuditEvent(audit, 'remove-keypair', owner, { keyId: keypair.keyId })
  const proof = { condition: IS_OF_INCARNATION, values: { ':incarnation': owner.incarnation } }
  const count = countOneLess(tables.tableName, owner, proof)
  expectWritten(await transact([count, ...removal(tables, keypair, event)]))
}

async function replace(
  tables: Tables,
  { owner }: OpenOwner,
  before: Keypair,
  after: Keypair,
  audit: AuditContext,
): Promise<void> {
  const action = before.enabled && !after.enabled ? 'disable-keypair' : 'update-keypair'
  const event = newAuditEvent(audit, action, owner, {
    keyId: before.keyId,
    changed: changedMembers(before, after),
    rights: rightsOf(after),
  })
  const isOpen = check(tables.tableName, ownerKey(owner), owner.incarnation, 'stale')
  expectWritten(await transact([isOpen, ...replacement(tables, before, after, event)]))
}
