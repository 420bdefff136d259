import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type Change, changeOf } from './expressions/change.ts'
import { identityOf } from './keys.ts'
import { isRecord, knowOnly, listOf, type Parameters, recordOf } from './parameters.ts'
import type { TableOf } from './reads.ts'
import { ItemRefusal, refuse } from './refusal.ts'
import { WRITES, type Write } from './writes.ts'

const ACTIONS_MAX = 100
const TRANSACTION = new Set(['TransactItems', 'ClientRequestToken'])

/**
 * The changes of a transaction: all or none.
 *
 * @throws {TransactionCanceledException} with a reason for each action, when a condition is not true
 */
export function transactionOf(tableOf: TableOf, input: Parameters): readonly Change[] {
  knowOnly(input, TRANSACTION)
  const writes = listOf(input, 'TransactItems').map(actionOf)
  if (writes.length === 0 || writes.length > ACTIONS_MAX) refuse('too many actions, or none')
  const targets = writes.flatMap((write) =>
    write instanceof ItemRefusal ? [] : identityOf(write.tableName, write.key),
  )
  if (new Set(targets).size < targets.length) refuse('two actions of one transaction on one item')
  const decided = writes.map((write) => decide(tableOf, write))
  if (decided.some(({ reason }) => reason.Code !== 'None')) {
    throw cancelled(decided.map(({ reason }) => reason))
  }
  return decided.flatMap(({ change }) => change ?? [])
}

function actionOf(action: unknown): Write | ItemRefusal {
  if (!isRecord(action)) return refuse('an action is not a map')
  const given = Object.keys(action).filter((name) => action[name] !== undefined)
  const kind = given.length === 1 ? (given[0] ?? '') : ''
  const input = recordOf(action, kind)
  if ('ReturnValues' in input) refuse('no action of a transaction returns values')
  const writeOf = WRITES[kind] ?? refuse(`no such action: ${kind}`)
  try {
    return writeOf(input)
  } catch (error) {
    if (error instanceof ItemRefusal) return error
    throw error
  }
}

interface Decided {
  readonly reason: CancellationReason
  readonly change?: Change
}

function decide(tableOf: TableOf, write: Write | ItemRefusal): Decided {
  if (write instanceof ItemRefusal) {
    return { reason: { Code: 'ValidationError', Message: write.message } }
  }
  const stored = tableOf(write.tableName).get(write.key)
  if (!write.isAllowed(stored?.item)) {
    const shown = write.showsStored && stored ? { Item: marshall(stored.item) } : {}
    const Message = 'The conditional request failed'
    return { reason: { Code: 'ConditionalCheckFailed', Message, ...shown } }
  }
  return { reason: { Code: 'None' }, change: changeOf(tableOf(write.tableName), write) }
}

function cancelled(CancellationReasons: CancellationReason[]): TransactionCanceledException {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ')
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    $metadata: {},
    CancellationReasons,
  })
}
