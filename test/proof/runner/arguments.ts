import { CommandError } from '../../../command-line/command-error.ts'
import { parseWords } from '../../../command-line/parse-words.ts'
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
  /** Undefined when the caller must draw one. */
  readonly seed: number | undefined
  readonly amount: Amount
}

/** @throws {CommandError} when a part or a flag is unknown, or a number is invalid */
export function proofArguments(words: readonly string[]): ProofArguments {
  const { values, positionals } = parseWords(words, {
    seed: { type: 'string' },
    count: { type: 'string' },
    soak: { type: 'boolean' },
  })
  const { seed, count, soak = false } = values
  if (soak && count !== undefined) throw new CommandError('Use --soak or --count, not both.')
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

/** @throws {CommandError} when the duration is missing or invalid, or a part or a flag is unknown */
export function soakArguments(words: readonly string[]): SoakArguments {
  const { positionals } = parseWords(words, {})
  const [duration = '', ...parts] = positionals
  const [, digits, unit = ''] = /^(\d{1,6})([hms])$/.exec(duration) ?? []
  const seconds = Number(digits) * (UNIT_SECONDS.get(unit) ?? 0)
  if (seconds > 0) return { seconds, parts: partsOf(parts, PART_NAMES) }
  throw new CommandError(
    duration === ''
      ? 'The soak needs a duration, such as 2h, 30m or 90s.'
      : `'${duration}' is not a duration such as 2h, 30m or 90s.`,
  )
}

/** The named parts in the order of the catalogue, or the default ones. */
function partsOf(names: readonly string[], byDefault: readonly string[]): readonly string[] {
  if (names.length === 0) return byDefault
  const unknown = names.find((name) => !PART_NAMES.includes(name))
  if (unknown !== undefined) {
    throw new CommandError(`There is no part '${unknown}'. The parts are ${PART_NAMES.join(', ')}.`)
  }
  return PART_NAMES.filter((name) => names.includes(name))
}

function countOf(text: string): number {
  return numberOf('--count', text, 1, Number.MAX_SAFE_INTEGER)
}

function numberOf(flag: string, text: string, min: number, max: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw new CommandError(`${flag} must be a number from ${min} to ${max}: '${text}' is not.`)
}
