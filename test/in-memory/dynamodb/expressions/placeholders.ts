import { type Parameters, recordOf } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { copyItem, type StoredItem, type Value } from '../values.ts'
import type { Operand } from './condition.ts'

/** The `#names` and `:values` of a call's expressions. */
export class Placeholders {
  readonly #names: Parameters
  readonly #values: StoredItem
  readonly #used = new Set<string>()

  /** @throws ValidationException when they are malformed */
  constructor(input: Parameters) {
    this.#names = mapOf(input, 'ExpressionAttributeNames', '#')
    this.#values = copyItem(mapOf(input, 'ExpressionAttributeValues', ':'))
  }

  nameOf(token: string): string {
    if (!token.startsWith('#')) return token
    const name = this.#names[token]
    this.#used.add(token)
    return typeof name === 'string' && name !== '' ? name : refuse(`${token} is not defined`)
  }

  valueOf(token: string): Value {
    const value = this.#values[token]
    this.#used.add(token)
    return value === undefined ? refuse(`${token} is not defined`) : value
  }

  /** The operand's value; undefined where the item has no such attribute. */
  read(operand: Operand, item: StoredItem | undefined): Value | undefined {
    if (operand.kind === 'value') return this.valueOf(operand.token)
    return item?.[this.nameOf(operand.token)]
  }

  /** @throws ValidationException when no expression uses one of them */
  expectAllUsed(): void {
    for (const defined of [this.#names, this.#values]) {
      for (const token in defined) if (!this.#used.has(token)) refuse(`${token} is not used`)
    }
  }
}

const NONE: Parameters = Object.freeze({})

function mapOf(input: Parameters, parameter: string, sign: '#' | ':'): Parameters {
  if (input[parameter] === undefined) return NONE
  const map = recordOf(input, parameter)
  if (Object.keys(map).length === 0) return refuse(`${parameter} is empty`)
  for (const token in map) {
    if (!token.startsWith(sign) || token.length < 2) refuse(`${parameter}: ${token}`)
  }
  return map
}
