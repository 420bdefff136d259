import type { AuditEvent } from '../../domain/audit/audit-event.ts'
import { AuthorityGone } from '../../domain/errors.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Ports } from '../../domain/ports.ts'
import { keypairToItem } from '../table/items/keypair-item.ts'
import type { Tables } from '../table/table-names.ts'
import { checkAuthority, isUnchanged, putEvent } from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function keypairWriter(tables: Tables): Ports['keypairWriter'] {
  return {
    async replace(authority, before, after, event) {
      const failure = await transact([
        ...checkAuthority(tables.tableName, authority, 'unauthorized'),
        ...replacement(tables, before, after, event),
      ])
      if (failure === 'unauthorized') throw new AuthorityGone()
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

/** Writes a keypair over the version that it was made of, with the event. */
export function replacement(
  { tableName, eventsTableName }: Tables,
  before: Keypair,
  after: Keypair,
  event: AuditEvent,
): readonly Action[] {
  return [
    {
      item: { Put: { TableName: tableName, Item: keypairToItem(after), ...isUnchanged(before) } },
      failure: () => 'stale',
    },
    putEvent(eventsTableName, event),
  ]
}
