import fc, { type Parameters } from 'fast-check'

/** The same cases at every run: a failure that was seen once is seen again. */
const SEED = 20_261_122

export function runs<T>(numRuns = 1_000): Parameters<T> {
  return { seed: SEED, numRuns }
}

/** Text as a stranger sends it: any code points, escapes and separators above all. */
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

/** Text that has an encoding in UTF-8, and says something. */
export const wellFormedText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.isWellFormed())

/** As `URLSearchParams` has it: a space is a plus. */
export function formEncoded(text: string): string {
  return new URLSearchParams({ a: text }).toString().slice('a='.length)
}

/** The error of this kind that is thrown, if any; any other is a bug and goes up. */
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
