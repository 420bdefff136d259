import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { unavailable } from '../../domain/errors.ts'
import { backOff } from '../sdk/backoff.ts'
import { dynamodb } from '../sdk/clients.ts'
import { guarded } from '../sdk/faults.ts'
import type { Item } from '../table/table.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * What it means when a condition does not hold: the owner was closed or the grant revoked (`unauthorized`),
 * the account above is not open (`closed`), the limit is reached (`limit`), the item exists (`present`) or
 * does not (`absent`), or somebody else changed the item first (`stale`).
 */
export type Failure = 'unauthorized' | 'closed' | 'limit' | 'present' | 'absent' | 'stale'

/** One action of a transaction, and what it means when its condition does not hold. */
export interface Action {
  readonly item: TransactItem
  /** Gets the stored item, if the action asks for it (`ReturnValuesOnConditionCheckFailure`). */
  readonly failure?: (standing: Item | undefined) => Failure
}

/** If two transactions write one item, DynamoDB cancels one of them with this code. It is tried again. */
const CONFLICT = 'TransactionConflict'
const CONDITION_FAILED = 'ConditionalCheckFailed'
const ATTEMPTS_MAX = 12

/**
 * Writes all actions or none. The SDK gives every call an idempotency token, so a retry after a lost reply
 * does not write twice.
 *
 * @returns undefined if it was written; otherwise the failure of the first action with a failed condition
 * @throws {DomainError} temporarily-unavailable, also when every attempt ends in a conflict
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transact(actions: readonly Action[]): Promise<Failure | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const reasons = await attemptOnce(actions)
    if (reasons === undefined) return undefined
    const failed = actions.find(
      (action, place) => action.failure && reasons[place]?.Code === CONDITION_FAILED,
    )
    if (failed?.failure) return failed.failure(standingItem(reasons[actions.indexOf(failed)]))
    if (!reasons.some((reason) => reason.Code === CONFLICT)) throw unavailable(describe(reasons))
    await backOff(attempt)
  }
  throw unavailable(new Error('every attempt ended in a transaction conflict'))
}

async function attemptOnce(
  actions: readonly Action[],
): Promise<readonly CancellationReason[] | undefined> {
  const command = new TransactWriteCommand({ TransactItems: actions.map(({ item }) => item) })
  return await guarded(async (options) => {
    try {
      await dynamodb().send(command, options)
      return undefined
    } catch (error) {
      if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? []
      throw error
    }
  })
}

/** The document client converts the items of replies, but not those of errors. */
function standingItem(reason: CancellationReason | undefined): Item | undefined {
  return reason?.Item && unmarshall(reason.Item)
}

function describe(reasons: readonly CancellationReason[]): Error {
  const codes = reasons.map((reason) => reason.Code ?? 'None').join(', ')
  return new Error(`transaction cancelled: ${codes}`)
}
