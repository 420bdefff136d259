import assert from 'node:assert/strict'

const MILLISECONDS_MAX = 100
/** The machine may be busy with something else just then: what takes longer than this is timed again. */
const DOUBTFUL_MILLISECONDS = 10
const TIMES_MAX = 5

/**
 * How long an input takes, by the fastest of several times where the first is doubtful.
 *
 * @throws {AssertionError} when it is too long each time
 */
export async function fastest(first: number, again: () => Promise<number>): Promise<number> {
  let least = first
  for (let time = 0; time < TIMES_MAX && least > DOUBTFUL_MILLISECONDS; time += 1) {
    least = Math.min(least, await again())
  }
  assert(least <= MILLISECONDS_MAX, `it took ${Math.round(least)} ms`)
  return least
}
