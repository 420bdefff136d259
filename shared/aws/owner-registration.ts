import type { Owner } from '../domain/owner.ts'
import type { WriteOutcome } from '../domain/ports.ts'
import { IS_OF_INCARNATION } from './actions.ts'
import { ownerKey, ownerToItem } from './items/owner-item.ts'
import type { Action, Failure } from './transaction.ts'

/** A first registration: whoever comes second is told to look again. */
export function putNewOwner(tableName: string, owner: Owner): Action {
  return {
    item: {
      Put: {
        TableName: tableName,
        Item: ownerToItem(owner),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    failure: () => 'stale',
  }
}

/** Sets attributes of a standing owner. An update, not a put: the keypair count is not ours to write. */
export function changeOwner(
  tableName: string,
  owner: Owner,
  attributes: Readonly<Record<string, string | boolean>>,
): Action {
  const names = Object.keys(attributes)
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(owner),
        UpdateExpression: `SET ${names.map((_, place) => `#a${place} = :a${place}`).join(', ')}`,
        ConditionExpression: IS_OF_INCARNATION,
        ExpressionAttributeNames: Object.fromEntries(
          names.map((name, place) => [`#a${place}`, name]),
        ),
        ExpressionAttributeValues: {
          ':incarnation': owner.incarnation,
          ...Object.fromEntries(
            Object.values(attributes).map((value, place) => [`:a${place}`, value]),
          ),
        },
      },
    },
    failure: () => 'stale',
  }
}

export function outcomeOf(failure: Failure | undefined): WriteOutcome {
  return failure === undefined ? 'done' : 'stale'
}
