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
import { lostRights, takenBack } from './taken-back.ts'
import { isUntold, unheededRights } from './unheeded-rights.ts'

/** What has happened to one keypair since the backup, and what is to be done about it. */
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
    return [{ verdict: 'lost', what, detail: 'created since: its machines get no token' }]
  }
  const untold = isUntold(events)
  const unheeded = [
    ...(untold ? [{ ...rightsOf(keypair), enabled: false }] : []),
    ...unheededRights(keypair, events),
  ]
  const last = unheeded.at(-1)
  if (last === undefined) return []
  const after = unheeded.reduce<Keypair>((one, rights) => takenBack(one, rights, audit.at), keypair)
  const changed = changedMembers(keypair, after)
  const lost = lostRights(after, last)
  const told = [
    changed.length > 0 ? `less ${changed.join(', ')}` : 'as of the backup',
    ...(untold ? ['an event does not say what it may do: look before it is enabled'] : []),
    ...(lost.length > 0 ? [`to be given again: ${lost.join(', ')}`] : []),
  ]
  return [
    {
      verdict: changed.length > 0 ? 'taken back' : 'kept',
      what,
      detail: told.join('; '),
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
