import type { Grant } from '../domain/authority.ts'
import type { Ports } from '../domain/ports.ts'
import { checkAccountAbove, checkOwner, IS_OF_INCARNATION, putEvent } from './actions.ts'
import {
  ADMINISTRATOR_PREFIX,
  administeredKey,
  administratorKey,
  grantFromItem,
  grantToItem,
} from './items/administrator-item.ts'
import { ownerPartition } from './items/owner-item.ts'
import { type Key, queryItems } from './table.ts'
import type { Tables } from './tables.ts'
import { type Action, transact } from './transaction.ts'

export function administratorGranter({
  tableName,
  eventsTableName,
}: Tables): Ports['administratorGranter'] {
  return {
    async grant(open, grant, event) {
      const failure = await transact([
        checkOwner(tableName, open.owner, 'stale'),
        ...checkAccountAbove(tableName, open, 'stale'),
        putGrant(tableName, administratorKey(grant.owner, grant.user), grant),
        putGrant(tableName, administeredKey(grant.owner, grant.user), grant),
        putEvent(eventsTableName, event),
      ])
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

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

export function administratorLister(tableName: string): Ports['administratorLister'] {
  return {
    async list(owner) {
      const items = queryItems(tableName, {
        partition: ownerPartition(owner),
        sortKeyPrefix: ADMINISTRATOR_PREFIX,
        incarnation: owner.incarnation,
      })
      return (await Array.fromAsync(items)).map(grantFromItem)
    },
  }
}

/** A grant of this incarnation stands already: that is not changed. One of an older is replaced. */
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
