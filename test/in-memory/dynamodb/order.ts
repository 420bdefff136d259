import { typeOf, type Value } from './values.ts'

/** Negative, zero or positive. DynamoDB sorts by UTF-8 bytes. */
export function compareTexts(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let place = 0; place < length; place += 1) {
    const a = one.charCodeAt(place)
    const b = other.charCodeAt(place)
    if (a !== b) return rank(a) - rank(b)
  }
  return one.length - other.length
}

/** Surrogate pairs come last in UTF-8, but before U+E000 in UTF-16. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000
}

/** The order of two values; undefined if they have none. */
export function compareValues(one: Value, other: Value): number | undefined {
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other)
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other)
  return undefined
}

export function sameValue(one: Value, other: Value): boolean {
  if (one === other) return true
  if (typeOf(one) !== typeOf(other)) return false
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return Buffer.compare(one, other) === 0
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  const members = new Map<string, Value>(Object.entries(other))
  const entries: readonly [string, Value][] = Object.entries(one)
  return (
    entries.length === members.size &&
    entries.every(([name, value]) => {
      const counterpart = members.get(name)
      return counterpart !== undefined && sameValue(value, counterpart)
    })
  )
}
