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

/** One checked write. Only the stored item is still unknown. */
export interface Write {
  readonly tableName: string
  readonly key: Key
  /** Whether its condition is true of the stored item. */
  isAllowed(stored: StoredItem | undefined): boolean
  /**
   * The item after the write.
   *
   * @throws ValidationException when an operand is not a number, or the item becomes too large
   */
  after(stored: Stored | undefined): Stored | undefined
  /** Whether a failed condition is answered with the stored item. */
  readonly showsStored: boolean
  /** Whether the answer contains the item from before the write. */
  readonly returnsStored: boolean
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

/** Makes a write of its parameters, by the name of its kind in a transaction. */
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
        return (key) => (stored) =>
          storedOf(key, applyUpdate(update, key, stored?.item, placeholders))
      },
    )
  },
  ConditionCheck(input) {
    knowOnly(input, DELETE)
    return write(
      input,
      () => keyOf(input.Key),
      () => () => {
        // After the check of the key, as in DynamoDB Local.
        textOf(input, 'ConditionExpression')
        return (stored) => stored
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
  const shown = wordOf(input, 'ReturnValuesOnConditionCheckFailure', ['NONE', 'ALL_OLD'])
  return {
    tableName: textOf(input, 'TableName'),
    key,
    isAllowed: (stored) => condition === undefined || holds(condition, stored, placeholders),
    after: effectOn(key),
    showsStored: shown === 'ALL_OLD',
    returnsStored: wordOf(input, 'ReturnValues', ['NONE', 'ALL_OLD']) === 'ALL_OLD',
  }
}

function storedOf(key: Key, item: StoredItem): Stored {
  return { key, item, bytes: sizeOf(item) }
}

function sizeOf(item: StoredItem): number {
  const bytes = itemBytes(item)
  return bytes > ITEM_BYTES_MAX ? refuse('the item is too large') : bytes
}
