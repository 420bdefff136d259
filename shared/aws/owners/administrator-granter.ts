import type { Grant } from '../../domain/owners/authority.ts'
import type { Ports } from '../../domain/ports.ts'
import {
  administeredKey,
  administratorKey,
  grantToItem,
} from '../table/items/administrator-item.ts'
import type { Key } from '../table/table.ts'
import type { Tables } from '../table/table-names.ts'
import { checkAccountAbove, checkOwner, putAuditEvent } from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function administratorGranter({
  tableName,
  auditEventsTableName,
}: Tables): Ports['administratorGranter'] {
  return {
    async grant(open, grant, auditEvent) {
      const failure = await transact([
        checkOwner(tableName, open.owner, 'stale'),
        ...checkAccountAbove(tableName, open, 'stale'),
        putGrant(tableName, administratorKey(grant.owner, grant.user), grant),
        putGrant(tableName, administeredKey(grant.owner, grant.user), grant),
        putAuditEvent(auditEventsTableName, auditEvent),
      ])
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

/**
 * Writes a grant. It keeps an existing grant of this incarnation, and replaces one of an older incarnation.
 */
function putGrant(tableName: string, key: Key, grant: Grant): Action {
  return {
    item: {
      Put: {
        TableName: tableName,
        Item: grantToItem(key, grant),
        ConditionExpression: 'attribute_not_exists(pk) OR incarnation <> :incarnation',
        ExpressionAttributeValues: { ':incarnation': grant.incarnation },
      },
    },
    failure: () => 'present',
  }
}
