import type { Owner } from '../../domain/owners/owner.ts'
import type { WriteOutcome } from '../../domain/write-outcome.ts'
import { ownerKey, ownerToItem } from '../table/items/owner-item.ts'
import { IS_OF_INCARNATION } from '../transactions/actions.ts'
import type { Action, Failure } from '../transactions/transaction.ts'

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

/**
 * Sets members of a standing owner, if they are still what they were when the change was made of them:
 * one who renames an environment must not give back the inheritance that another has just blocked. An
 * update, not a put: the keypair count is not ours to write.
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
