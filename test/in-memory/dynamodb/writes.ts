import { parseCondition } from './expressions/condition.ts'
import { checkCondition, holds } from './expressions/evaluate.ts'
import { Placeholders } from './expressions/placeholders.ts'
import { applyUpdate, checkUpdate, parseUpdate } from './expressions/update.ts'
import { type Key, keyIn, keyOf } from './keys.ts'
import {
  knowOnly,
  optionalTextOf,
  type Parameters,
  recordOf,
  textOf,
  wordOf,
} from './parameters.ts'
import { refuse } from './refusal.ts'
import type { Stored } from './table.ts'
import { copyItem, itemBytes, type StoredItem } from './values.ts'

/** One write, looked through: what is left to ask is what stands there. */
export interface Write {
  readonly tableName: string
  readonly key: Key
  /** Whether its condition is true of what stands there. */
  isAllowed(standing: StoredItem | undefined): boolean
  /**
   * What stands there afterwards.
   *
   * @throws ValidationException where it cannot be counted with, or becomes too large
   */
  after(standing: Stored | undefined): Stored | undefined
  /** A condition that is not true comes with the item that it is not true of. */
  readonly tellsStanding: boolean
  /** The answer comes with the item that stood there. */
  readonly returnsStanding: boolean
}

const ITEM_BYTES_MAX = 400 * 1024

const CONDITIONAL = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
  'ReturnValues',
]
const PUT = new Set([...CONDITIONAL, 'Item'])
const DELETE = new Set([...CONDITIONAL, 'Key'])
const UPDATE = new Set([...DELETE, 'UpdateExpression'])

/** What each kind of write makes of its parameters, by its name in a transaction. */
export const WRITES: Readonly<Record<string, (input: Parameters) => Write>> = {
  Put(input) {
    knowOnly(input, PUT)
    const item = copyItem(recordOf(input, 'Item'))
    const bytes = sizeOf(item)
    return write(
      input,
      () => keyIn(item),
      () => (key) => () => ({ key, item, bytes }),
    )
  },
  Delete(input) {
    knowOnly(input, DELETE)
    return write(
      input,
      () => keyOf(input.Key),
      () => () => () => undefined,
    )
  },
  Update(input) {
    knowOnly(input, UPDATE)
    const update = parseUpdate(textOf(input, 'UpdateExpression'))
    return write(
      input,
      () => keyOf(input.Key),
      (placeholders) => {
        checkUpdate(update, placeholders)
        return (key) => (standing) =>
          storedOf(key, applyUpdate(update, key, standing?.item, placeholders))
      },
    )
  },
  ConditionCheck(input) {
    knowOnly(input, DELETE)
    return write(
      input,
      () => keyOf(input.Key),
      () => () => {
        // Only once the key is known to be one: so does the judge.
        textOf(input, 'ConditionExpression')
        return (standing) => standing
      },
    )
  },
}

function write(
  input: Parameters,
  itsKey: () => Key,
  effect: (placeholders: Placeholders) => (key: Key) => Write['after'],
): Write {
  const placeholders = new Placeholders(input)
  const expression = optionalTextOf(input, 'ConditionExpression')
  const condition = expression === undefined ? undefined : parseCondition(expression)
  if (condition) checkCondition(condition, placeholders)
  const effectOn = effect(placeholders)
  placeholders.expectAllUsed()
  const key = itsKey()
  const told = wordOf(input, 'ReturnValuesOnConditionCheckFailure', ['NONE', 'ALL_OLD'])
  return {
    tableName: textOf(input, 'TableName'),
    key,
    isAllowed: (standing) => condition === undefined || holds(condition, standing, placeholders),
    after: effectOn(key),
    tellsStanding: told === 'ALL_OLD',
    returnsStanding: wordOf(input, 'ReturnValues', ['NONE', 'ALL_OLD']) === 'ALL_OLD',
  }
}

function storedOf(key: Key, item: StoredItem): Stored {
  return { key, item, bytes: sizeOf(item) }
}

function sizeOf(item: StoredItem): number {
  const bytes = itemBytes(item)
  return bytes > ITEM_BYTES_MAX ? refuse('the item is too large') : bytes
}
