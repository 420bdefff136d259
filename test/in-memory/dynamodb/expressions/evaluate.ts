import { compareValues, sameValue } from '../order.ts'
import { refuse } from '../refusal.ts'
import { type StoredItem, typeOf, type Value } from '../values.ts'
import type { Condition } from './condition.ts'
import type { Placeholders } from './placeholders.ts'

const ORDERED = new Set(['S', 'N', 'B'])

/**
 * Checks everything that a condition names, independently of the item: for missing placeholders, and for
 * values of types without an order.
 *
 * @returns the attributes that it names
 * @throws ValidationException
 */
export function checkCondition(
  condition: Condition,
  placeholders: Placeholders,
): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [
        ...checkCondition(condition.left, placeholders),
        ...checkCondition(condition.right, placeholders),
      ]
    case 'exists':
      return [placeholders.nameOf(condition.attribute)]
    case 'begins': {
      const type = typeOf(placeholders.valueOf(condition.prefix))
      if (type !== 'S' && type !== 'B') refuse(`begins_with a value of type ${type}`)
      return [placeholders.nameOf(condition.attribute)]
    }
    case 'compare': {
      const { operator, right } = condition
      const left = placeholders.nameOf(condition.left)
      if (right.kind === 'attribute') {
        const other = placeholders.nameOf(right.token)
        return other === left ? refuse('an attribute compared with itself') : [left, other]
      }
      const type = typeOf(placeholders.valueOf(right.token))
      if (operator !== '=' && operator !== '<>' && !ORDERED.has(type)) {
        refuse(`${operator} a value of type ${type}`)
      }
      return [left]
    }
  }
}

/** Whether a condition is true of the stored item, if there is one. */
export function holds(
  condition: Condition,
  item: StoredItem | undefined,
  placeholders: Placeholders,
): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item, placeholders) && holds(condition.right, item, placeholders)
    case 'or':
      return holds(condition.left, item, placeholders) || holds(condition.right, item, placeholders)
    case 'exists':
      return (item?.[placeholders.nameOf(condition.attribute)] !== undefined) === condition.isThere
    case 'begins': {
      const whole = item?.[placeholders.nameOf(condition.attribute)]
      return begins(whole, placeholders.valueOf(condition.prefix))
    }
    case 'compare': {
      const left = item?.[placeholders.nameOf(condition.left)]
      const right = placeholders.read(condition.right, item)
      return compare(condition.operator, left, right)
    }
  }
}

function begins(whole: Value | undefined, prefix: Value): boolean {
  if (typeof whole === 'string' && typeof prefix === 'string') return whole.startsWith(prefix)
  if (!(whole instanceof Uint8Array) || !(prefix instanceof Uint8Array)) return false
  return Buffer.compare(whole.subarray(0, prefix.length), prefix) === 0
}

/** A missing attribute differs from every value, and has no order. */
function compare(operator: string, left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return operator === '<>'
  if (operator === '=') return sameValue(left, right)
  if (operator === '<>') return !sameValue(left, right)
  const order = compareValues(left, right)
  if (order === undefined) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}
