import type { Ports } from '../domain/ports.ts'
import { checkAccountAbove, checkOwner, IS_OF_INCARNATION, putEvent } from './actions.ts'
import { administeredKey, administratorKey } from './items/administrator-item.ts'
import type { Key } from './table.ts'
import type { Tables } from './tables.ts'
import { type Action, transact } from './transaction.ts'

export function administratorRevoker({
  tableName,
  eventsTableName,
}: Tables): Ports['administratorRevoker'] {
  return {
    async revoke(open, user, event) {
      const { owner } = open
      const failure = await transact([
        checkOwner(tableName, owner, 'stale'),
        ...checkAccountAbove(tableName, open, 'stale'),
        deleteGrant(tableName, administratorKey(owner, user), owner.incarnation),
        deleteGrant(tableName, administeredKey(owner, user), owner.incarnation),
        putEvent(eventsTableName, event),
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
