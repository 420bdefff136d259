import type { Owner } from '../../domain/owners/owner.ts'
import type { WriteOutcome } from '../../domain/write-outcome.ts'
import { ownerKey, ownerToItem } from '../table/items/owner-item.ts'
import { IS_OF_INCARNATION } from '../transactions/actions.ts'
import type { Action, Failure } from '../transactions/transaction.ts'

/** Registers a new owner. The outcome is `stale` if somebody else has registered the owner first. */
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

/**
 * Sets members of an open owner, if their values are still those that were read. Otherwise a request that
 * renames an environment could restore the inheritance that another request has just blocked. It is an
 * update, not a put, because it must not overwrite the keypair count.
 */
export function changeOwner<O extends Owner>(
  tableName: string,
  before: O,
  after: O,
  members: readonly (keyof O & string)[],
): Action {
  const set = members.map((_, place) => `#m${place} = :after${place}`)
  const unchanged = members.map((_, place) => `#m${place} = :before${place}`)
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(before),
        UpdateExpression: `SET ${set.join(', ')}`,
        ConditionExpression: [IS_OF_INCARNATION, ...unchanged].join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(
          members.map((member, place) => [`#m${place}`, member]),
        ),
        ExpressionAttributeValues: {
          ':incarnation': before.incarnation,
          ...Object.fromEntries(
            members.map((member, place) => [`:before${place}`, before[member]]),
          ),
          ...Object.fromEntries(members.map((member, place) => [`:after${place}`, after[member]])),
        },
      },
    },
    failure: () => 'stale',
  }
}

export function outcomeOf(failure: Failure | undefined): WriteOutcome {
  return failure === undefined ? 'done' : 'stale'
}
