// The updates that the product writes: SET of attributes to values, and the counting up and down.
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
 * Looks at everything that an update names, whatever the item is.
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
      else if (plus && typeof placeholders.valueOf(one.token) !== 'number') refuse('no number')
      else placeholders.valueOf(one.token)
    }
  }
}

/**
 * The item as it is afterwards; a new one where none stands. Every operand is what it was before.
 *
 * @throws ValidationException where an operand is missing, or not a whole number and counted with
 */
export function applyUpdate(
  update: Update,
  key: Key,
  standing: StoredItem | undefined,
  placeholders: Placeholders,
): StoredItem {
  const after: Record<string, Value> = { ...(standing ?? key) }
  for (const { attribute, operand, plus } of update) {
    const value = placeholders.read(operand, standing) ?? missing(operand, placeholders, standing)
    after[placeholders.nameOf(attribute)] = plus
      ? whole(value) + plus.sign * whole(placeholders.read(plus.operand, standing))
      : value
  }
  return Object.freeze(after)
}

/** An attribute that is null is there. */
function missing(
  operand: Operand,
  placeholders: Placeholders,
  standing: StoredItem | undefined,
): Value {
  return placeholders.read(operand, standing) === undefined
    ? refuse('the item has no such attribute')
    : null
}

function whole(value: Value | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? value
    : refuse('only whole numbers are counted with here')
}
