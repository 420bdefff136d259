import type { AuditEvent } from '../../domain/audit/audit-event.ts'
import { AuthorityLost } from '../../domain/errors.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Ports } from '../../domain/ports.ts'
import { keypairToItem } from '../table/items/keypair-item.ts'
import type { Tables } from '../table/table-names.ts'
import { checkAuthority, isUnchanged, putAuditEvent } from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function keypairWriter(tables: Tables): Ports['keypairWriter'] {
  return {
    async replace(authority, before, after, auditEvent) {
      const failure = await transact([
        ...checkAuthority(tables.tableName, authority, 'unauthorized'),
        ...replacement(tables, before, after, auditEvent),
      ])
      if (failure === 'unauthorized') throw new AuthorityLost()
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

/** Replaces the version of the keypair that was read, and writes the audit event with it. */
export function replacement(
  { tableName, auditEventsTableName }: Tables,
  before: Keypair,
  after: Keypair,
  auditEvent: AuditEvent,
): readonly Action[] {
  return [
    {
      item: { Put: { TableName: tableName, Item: keypairToItem(after), ...isUnchanged(before) } },
      failure: () => 'stale',
    },
    putAuditEvent(auditEventsTableName, auditEvent),
  ]
}
