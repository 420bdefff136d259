import {
  ADMINISTRATOR_PREFIX,
  administeredKey,
  grantFromItem,
} from '../table/items/administrator-item.ts'
import { ENVIRONMENT_LINK_PREFIX, linkedEnvironment } from '../table/items/environment-link-item.ts'
import { KEYPAIR_PREFIX } from '../table/items/keypair-item.ts'
import { locatorKey } from '../table/items/locator-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import { usageKey } from '../table/items/usage-item.ts'
import type { Item, Key } from '../table/table.ts'
import { deletion } from '../transactions/actions.ts'
import type { Action } from '../transactions/transaction.ts'

/**
 * The actions that remove an orphan from an owner's partition, followed by the items that depend on it.
 * They run in one transaction, so that a crash never leaves an item that cannot be found again.
 *
 * @throws {Error} on an item of an unknown kind or without an incarnation; it ends in the dead-letter
 * queue, for a person to look at
 */
export function removalOf(tableName: string, item: Item): readonly [Action, ...Action[]] {
  const key = keyOf(item)
  if (typeof item.incarnation !== 'string')
    throw new Error(`an item without an incarnation: ${key.sk}`)
  const itself = deleteDead(tableName, key, 'incarnation', item.incarnation)
  if (key.sk.startsWith(KEYPAIR_PREFIX)) {
    const keyId = key.sk.slice(KEYPAIR_PREFIX.length)
    return [itself, deletion(tableName, locatorKey(keyId)), deletion(tableName, usageKey(keyId))]
  }
  if (key.sk.startsWith(ADMINISTRATOR_PREFIX)) {
    const { owner, user, incarnation } = grantFromItem(item)
    return [itself, deleteDead(tableName, administeredKey(owner, user), 'incarnation', incarnation)]
  }
  if (key.sk.startsWith(ENVIRONMENT_LINK_PREFIX)) {
    const environment = ownerKey(linkedEnvironment(item))
    return [itself, deleteDead(tableName, environment, 'accountIncarnation', item.incarnation)]
  }
  throw new Error(`an owner has an item of an unknown kind: ${key.sk}`)
}

/** Deletes an item, unless it now belongs to another incarnation. An item that no longer exists is fine. */
function deleteDead(
  tableName: string,
  key: Key,
  attribute: 'incarnation' | 'accountIncarnation',
  incarnation: unknown,
): Action {
  return {
    item: {
      Delete: {
        TableName: tableName,
        Key: key,
        ConditionExpression: 'attribute_not_exists(pk) OR #incarnation = :incarnation',
        ExpressionAttributeNames: { '#incarnation': attribute },
        ExpressionAttributeValues: { ':incarnation': incarnation },
      },
    },
    failure: () => 'stale',
  }
}

function keyOf({ pk, sk }: Item): Key {
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('an item without a key')
  return { pk, sk }
}
