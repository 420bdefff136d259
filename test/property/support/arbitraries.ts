import fc, { type Parameters } from 'fast-check'

/** The same cases in every run, so that a failure can be repeated. */
const SEED = 20_261_122

export function runs<T>(numRuns = 1_000): Parameters<T> {
  return { seed: SEED, numRuns }
}

/** Text as a stranger sends it: any code points, most of all escapes and separators. */
export const strangeText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[%=&+:;, A-Fa-f0-9._~-]{0,40}$/),
)

/** Instants that RFC 3339 can write. */
export const anInstant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})

/** Text that has an encoding in UTF-8 and is not empty. */
export const wellFormedText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.isWellFormed())

/** As `URLSearchParams` writes it: a space is a plus. */
export function formEncoded(text: string): string {
  return new URLSearchParams({ a: text }).toString().slice('a='.length)
}

/** Returns the error of this kind, if it is thrown. Any other error is a bug and is thrown on. */
export function refusalOf<E extends Error>(
  kind: abstract new (...given: never[]) => E,
  run: () => unknown,
): E | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof kind) return error
    throw error
  }
}
