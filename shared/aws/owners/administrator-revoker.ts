import type { Ports } from '../../domain/ports.ts'
import { administeredKey, administratorKey } from '../table/items/administrator-item.ts'
import type { Key } from '../table/table.ts'
import type { Tables } from '../table/table-names.ts'
import {
  checkAccountAbove,
  checkOwner,
  IS_OF_INCARNATION,
  putAuditEvent,
} from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function administratorRevoker({
  tableName,
  auditEventsTableName,
}: Tables): Ports['administratorRevoker'] {
  return {
    async revoke(open, user, auditEvent) {
      const { owner } = open
      const failure = await transact([
        checkOwner(tableName, owner, 'stale'),
        ...checkAccountAbove(tableName, open, 'stale'),
        deleteGrant(tableName, administratorKey(owner, user), owner.incarnation),
        deleteGrant(tableName, administeredKey(owner, user), owner.incarnation),
        putAuditEvent(auditEventsTableName, auditEvent),
      ])
      if (failure === 'absent') return 'absent'
      return failure === undefined ? 'done' : 'stale'
    },
  }
}

function deleteGrant(tableName: string, key: Key, incarnation: string): Action {
  return {
    item: {
      Delete: {
        TableName: tableName,
        Key: key,
        ConditionExpression: IS_OF_INCARNATION,
        ExpressionAttributeValues: { ':incarnation': incarnation },
      },
    },
    failure: () => 'absent',
  }
}
