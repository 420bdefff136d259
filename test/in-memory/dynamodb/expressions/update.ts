// The update expressions of the product: SET of attributes to values, with + and -.
import { takeAttribute } from '../attributes.ts'
import type { Key } from '../keys.ts'
import { refuse } from '../refusal.ts'
import type { StoredItem, Value } from '../values.ts'
import { type Operand, takeOperand } from './condition.ts'
import type { Placeholders } from './placeholders.ts'
import { Tokens } from './tokens.ts'

interface Assignment {
  readonly attribute: string
  readonly operand: Operand
  readonly plus?: { readonly sign: 1 | -1; readonly operand: Operand }
}

export type Update = readonly Assignment[]

const known = new Map<string, Update>()

/** @throws ValidationException */
export function parseUpdate(expression: string): Update {
  const before = known.get(expression)
  if (before !== undefined) return before
  const tokens = new Tokens(expression)
  tokens.expect('SET')
  const update: Assignment[] = []
  do update.push(assignment(tokens))
  while (tokens.accepts(','))
  tokens.expectEnd()
  known.set(expression, update)
  return update
}

function assignment(tokens: Tokens): Assignment {
  const attribute = takeAttribute(tokens)
  tokens.expect('=')
  const operand = takeOperand(tokens)
  if (tokens.accepts('+'))
    return { attribute, operand, plus: { sign: 1, operand: takeOperand(tokens) } }
  if (tokens.accepts('-'))
    return { attribute, operand, plus: { sign: -1, operand: takeOperand(tokens) } }
  return { attribute, operand }
}

/**
 * Checks everything that an update names, independently of the item.
 *
 * @throws ValidationException
 */
export function checkUpdate(update: Update, placeholders: Placeholders): void {
  const set = new Set<string>()
  for (const { attribute, operand, plus } of update) {
    const name = placeholders.nameOf(attribute)
    if (name === 'pk' || name === 'sk') refuse('a key cannot be updated')
    if (set.has(name)) refuse(`${name} is set twice`)
    set.add(name)
    for (const one of [operand, ...(plus ? [plus.operand] : [])]) {
      if (one.kind === 'attribute') placeholders.nameOf(one.token)
      else if (plus && typeof placeholders.valueOf(one.token) !== 'number') refuse('not a number')
      else placeholders.valueOf(one.token)
    }
  }
}

/**
 * Returns the updated item, or a new one. All operands have their values from before the update.
 *
 * @throws ValidationException when an operand is missing, or an operand of + or - is not a whole number
 */
export function applyUpdate(
  update: Update,
  key: Key,
  stored: StoredItem | undefined,
  placeholders: Placeholders,
): StoredItem {
  const after: Record<string, Value> = { ...(stored ?? key) }
  for (const { attribute, operand, plus } of update) {
    const value = placeholders.read(operand, stored) ?? missing(operand, placeholders, stored)
    after[placeholders.nameOf(attribute)] = plus
      ? whole(value) + plus.sign * whole(placeholders.read(plus.operand, stored))
      : value
  }
  return Object.freeze(after)
}

/** A null attribute exists. */
function missing(
  operand: Operand,
  placeholders: Placeholders,
  stored: StoredItem | undefined,
): Value {
  return placeholders.read(operand, stored) === undefined
    ? refuse('the item has no such attribute')
    : null
}

function whole(value: Value | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? value
    : refuse('+ and - take whole numbers only')
}
