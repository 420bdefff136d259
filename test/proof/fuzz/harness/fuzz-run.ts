import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { HttpResult } from '../../../../shared/http/http-event.ts'
import type { Mutation } from '../mutations/mutation.ts'
import { fastestTime } from './fastest-time.ts'
import type { FuzzTarget } from './fuzz-target.ts'
import { ProcessWatch } from './process-watch.ts'
import { describeTimings } from './timings.ts'

/** A valid request, and mutations of it. */
export interface FuzzInput {
  readonly operationId: string
  readonly valid: object
  readonly mutations: readonly Mutation[]
}

/** The answer to an input, and whether the tables have changed. */
export interface FuzzResult {
  readonly input: FuzzInput
  readonly event: unknown
  readonly result: HttpResult
  readonly hasWritten: boolean
}

/** Returns whether the answer is a success. @throws {Error} when it is not a right answer */
export type Oracle = (answered: FuzzResult) => boolean

/** The least share of successes: otherwise the oracle would hardly see anything but refusals. */
const SUCCESSES_MIN = 0.05

/**
 * Sends inputs, and lets the oracle check each answer.
 *
 * @throws {Error} with the smallest failing input that is found by leaving out mutations
 */
export async function fuzzAll(
  fuzzTarget: FuzzTarget,
  count: number,
  draw: () => FuzzInput,
  oracle: Oracle,
): Promise<string> {
  const watch = new ProcessWatch()
  const milliseconds = new Float64Array(count)
  // Most inputs cause an error. Its stack trace costs time, and nobody reads it.
  const { stackTraceLimit } = Error
  let successes = 0
  try {
    Error.stackTraceLimit = 0
    for (let made = 0; made < count; made += 1) {
      const input = draw()
      watch.begin()
      try {
        const outcome = await run(fuzzTarget, input, oracle)
        await watch.check()
        if (outcome.isSuccess) successes += 1
        milliseconds[made] = await fastestTime(outcome.milliseconds, async () => {
          return (await run(fuzzTarget, input, oracle)).milliseconds
        })
      } catch (error) {
        Error.stackTraceLimit = stackTraceLimit
        throw await minimized(fuzzTarget, input, oracle, error)
      }
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    await watch.stop()
  }
  assert(successes >= count * SUCCESSES_MIN, `of ${count}, only ${successes} succeeded`)
  return `${successes} succeeded, ${count - successes} refused as promised; ${describeTimings(milliseconds)}`
}

async function run(fuzzTarget: FuzzTarget, input: FuzzInput, oracle: Oracle) {
  const event = input.mutations.reduce<unknown>((changed, { apply }) => apply(changed), input.valid)
  const { version } = fuzzTarget.memory
  const start = performance.now()
  const result = await fuzzTarget.invoke(input.operationId, event)
  const milliseconds = performance.now() - start
  const hasWritten = fuzzTarget.memory.version !== version
  try {
    return { isSuccess: oracle({ input, event, result, hasWritten }), milliseconds }
  } finally {
    if (hasWritten) fuzzTarget.restore()
  }
}

/** Leaves out one mutation after the other, as long as the input still fails. */
async function minimized(
  fuzzTarget: FuzzTarget,
  failing: FuzzInput,
  oracle: Oracle,
  error: unknown,
): Promise<Error> {
  for (const left of failing.mutations) {
    const mutations = failing.mutations.filter((mutation) => mutation !== left)
    const smaller = { ...failing, mutations }
    try {
      await run(fuzzTarget, smaller, oracle)
    } catch (smallerError) {
      return await minimized(fuzzTarget, smaller, oracle, smallerError)
    }
  }
  const { operationId, valid, mutations } = failing
  const event = mutations.reduce<unknown>((changed, { apply }) => apply(changed), valid)
  const what = mutations.map(({ what: change }) => change).join(', then ')
  const shown = inspect(event, { depth: 8, maxStringLength: 600 })
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Error(`${operationId}, ${what || 'unchanged'}: ${why}\n${shown}`)
}
