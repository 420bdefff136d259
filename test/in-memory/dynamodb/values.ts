// Attribute values in document form. Those that the product does not store (sets, big numbers) are
// unsupported.
import { isRecord } from './parameters.ts'
import { refuse } from './refusal.ts'

export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Value[]
  | { readonly [name: string]: Value }

export type StoredItem = { readonly [name: string]: Value }

export type ValueType = 'S' | 'N' | 'BOOL' | 'NULL' | 'B' | 'L' | 'M'

const NUMBER_MIN = 1e-130

/** A frozen copy of what the document client would send. */
function copyIn(value: unknown): Value {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : refuse('a text that is not well formed')
    case 'boolean':
      return value
    case 'number':
      return isNumber(value) ? value + 0 : refuse(`number ${value}`)
    case 'object':
      break
    default:
      return refuse(`a value that cannot be stored: ${typeof value}`)
  }
  if (value === null) return value
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (Array.isArray(value)) return Object.freeze(value.map(copyIn))
  if (!isRecord(value)) return refuse('a value that cannot be stored')
  return copyMap(value)
}

/** Numbers that the document client writes without loss, and that DynamoDB accepts. Zero has no sign. */
function isNumber(value: number): boolean {
  const size = Math.abs(value)
  return size === 0 || (size >= NUMBER_MIN && size <= Number.MAX_SAFE_INTEGER)
}

function copyMap(value: Readonly<Record<string, unknown>>): StoredItem {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    return refuse('an instance of a class cannot be stored')
  }
  const copy: Record<string, Value> = {}
  for (const name in value) copy[name] = copyIn(value[name])
  return Object.freeze(copy)
}

/**
 * An item, or a map of values. The document client leaves out its undefined members.
 */
export function copyItem(item: Readonly<Record<string, unknown>>): StoredItem {
  const copy: Record<string, Value> = {}
  for (const name in item) {
    const value = item[name]
    if (value !== undefined) copy[name] = copyIn(value)
  }
  return Object.freeze(copy)
}

export function typeOf(value: Value): ValueType {
  if (typeof value === 'string') return 'S'
  if (typeof value === 'number') return 'N'
  if (typeof value === 'boolean') return 'BOOL'
  if (value === null) return 'NULL'
  if (value instanceof Uint8Array) return 'B'
  return Array.isArray(value) ? 'L' : 'M'
}

/** The size of an attribute's value in bytes, as DynamoDB counts it for items and pages. */
function bytesOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return numberBytes(value)
  if (typeof value === 'boolean' || value === null) return 1
  if (value instanceof Uint8Array) return value.length
  let bytes = 3
  for (const [name, member] of Object.entries(value)) {
    bytes += bytesOf(member) + 1 + (Array.isArray(value) ? 0 : Buffer.byteLength(name))
  }
  return bytes
}

export function itemBytes(item: StoredItem): number {
  let bytes = 0
  for (const name in item) bytes += Buffer.byteLength(name) + bytesOf(item[name] ?? null)
  return bytes
}

/** About one byte per two significant digits, plus one. */
function numberBytes(value: number): number {
  const digits = Math.abs(value)
    .toString()
    .replace(/e.*|\./g, '')
    .replace(/^0+|0+$/g, '')
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0)
}
