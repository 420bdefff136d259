import { isRecord, type Parameters } from './parameters.ts'
import { ItemRefusal, refuse } from './refusal.ts'
import type { StoredItem, Value } from './values.ts'

export interface Key {
  readonly pk: string
  readonly sk: string
}

const PARTITION_KEY_BYTES_MAX = 2048
const SORT_KEY_BYTES_MAX = 1024

/** @throws ValidationException unless it is exactly a key of our tables */
export function keyOf(value: unknown): Key {
  if (!isRecord(value)) return refuse('a key is not a map')
  for (const name in value) {
    if (name !== 'pk' && name !== 'sk' && value[name] !== undefined) refuse(`a key has no ${name}`)
  }
  return keyIn(value)
}

/** @throws ValidationException unless it has a key of our tables */
export function keyIn({ pk, sk }: Parameters | StoredItem): Key {
  return { pk: keyText(pk, PARTITION_KEY_BYTES_MAX), sk: keyText(sk, SORT_KEY_BYTES_MAX) }
}

export function keyText(value: unknown, bytesMax = PARTITION_KEY_BYTES_MAX): string {
  if (value === '' || value === undefined) return refuse('a key is empty, or missing')
  if (typeof value !== 'string' || !value.isWellFormed()) {
    throw new ItemRefusal('a key is not a text')
  }
  if (Buffer.byteLength(value) > bytesMax) throw new ItemRefusal('a key is too long')
  return value
}

export function identityOf(tableName: string, { pk, sk }: Key): string {
  return `${tableName}\n${pk}\n${sk}`
}

/** The attributes `pk` and `sk` only, as in `Key`. */
export function keyItem({ pk, sk }: Key): { readonly [name: string]: Value } {
  return Object.freeze({ pk, sk })
}
