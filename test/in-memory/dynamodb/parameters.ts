// The parameters of a call. Their types are checked, and unknown parameters are refused.
import { refuse } from './refusal.ts'

export type Parameters = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Parameters {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  )
}

/** @throws ValidationException for an unknown parameter */
export function knowOnly(input: Parameters, known: ReadonlySet<string>): void {
  for (const name in input) {
    if (input[name] !== undefined && !known.has(name)) refuse(`no such parameter: ${name}`)
  }
}

export function recordOf(input: Parameters, name: string): Parameters {
  const value = input[name]
  return isRecord(value) ? value : refuse(`${name} is not a map`)
}

export function listOf(input: Parameters, name: string): readonly unknown[] {
  const value = input[name]
  return Array.isArray(value) ? value : refuse(`${name} is not a list`)
}

export function textOf(input: Parameters, name: string): string {
  const value = input[name]
  return typeof value === 'string' && value !== '' ? value : refuse(`${name} is not a text`)
}

export function optionalTextOf(input: Parameters, name: string): string | undefined {
  return input[name] === undefined ? undefined : textOf(input, name)
}

export function flagOf(input: Parameters, name: string, otherwise: boolean): boolean {
  const value = input[name] ?? otherwise
  return typeof value === 'boolean' ? value : refuse(`${name} is neither true nor false`)
}

/** One of the allowed words. The first is the default. */
export function wordOf(input: Parameters, name: string, words: readonly string[]): string {
  const value = input[name] ?? words[0]
  return (
    words.find((word) => word === value) ?? refuse(`${name} has an unsupported value: ${value}`)
  )
}
