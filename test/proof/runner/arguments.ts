import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CommandError } from '../../../command-line/command-error.ts'
import type { Amount } from './amount.ts'
import { GATE_PART_NAMES, PART_NAMES } from './parts.ts'
import { SEED_MAX } from './seed.ts'

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
])

export interface ProofArguments {
  readonly parts: readonly string[]
  /** Undefined when it is to be drawn. */
  readonly seed: number | undefined
  readonly amount: Amount
}

/** @throws {CommandError} for an unknown part or flag, or a number that is none. */
export function proofArguments(words: readonly string[]): ProofArguments {
  const { values, positionals } = parse(words, {
    seed: { type: 'string' },
    count: { type: 'string' },
    soak: { type: 'boolean' },
  })
  const { seed, count, soak = false } = values
  if (soak && count !== undefined) throw new CommandError('--soak and --count exclude each other.')
  return {
    parts: partsOf(positionals, soak ? PART_NAMES : GATE_PART_NAMES),
    seed: seed === undefined ? undefined : numberOf('--seed', seed, 0, SEED_MAX),
    amount: count === undefined ? (soak ? 'soak' : 'gate') : countOf(count),
  }
}

export interface SoakArguments {
  readonly seconds: number
  readonly parts: readonly string[]
}

/** @throws {CommandError} for a missing or wrong duration, or an unknown part or flag. */
export function soakArguments(words: readonly string[]): SoakArguments {
  const { positionals } = parse(words, {})
  const [duration = '', ...parts] = positionals
  const [, digits, unit = ''] = /^(\d{1,6})([hms])$/.exec(duration) ?? []
  const seconds = Number(digits) * (UNIT_SECONDS.get(unit) ?? 0)
  if (seconds > 0) return { seconds, parts: partsOf(parts, PART_NAMES) }
  throw new CommandError(
    duration === ''
      ? 'The soak needs a duration, such as 2h, 30m or 90s.'
      : `The soak needs a duration such as 2h, 30m or 90s, and '${duration}' is not.`,
  )
}

function parse<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    // Node's message goes on with advice that is none here: its first sentence is enough.
    const message = error instanceof Error ? error.message : String(error)
    throw new CommandError(`${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.`)
  }
}

/** In the order of the catalogue. */
function partsOf(names: readonly string[], unlessNamed: readonly string[]): readonly string[] {
  if (names.length === 0) return unlessNamed
  const unknown = names.find((name) => !PART_NAMES.includes(name))
  if (unknown !== undefined) {
    throw new CommandError(`There is no part '${unknown}'; there are ${PART_NAMES.join(', ')}.`)
  }
  return PART_NAMES.filter((name) => names.includes(name))
}

function countOf(text: string): number {
  return numberOf('--count', text, 1, Number.MAX_SAFE_INTEGER)
}

function numberOf(flag: string, text: string, min: number, max: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw new CommandError(`${flag} must be a number from ${min} to ${max}, and '${text}' is not.`)
}
