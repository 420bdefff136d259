import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { HttpResult } from '../../../shared/http/http-event.ts'
import { figureOf } from './figure.ts'
import type { Laboratory } from './laboratory.ts'
import type { Mutation } from './mutation.ts'
import { fastest } from './slowness.ts'
import { Watch } from './watch.ts'

/** A request that is good, and what is changed of it. */
export interface Trial {
  readonly operationId: string
  readonly good: object
  readonly mutations: readonly Mutation[]
}

/** An answer to an event, with what the tables had to do with it. */
export interface Answered {
  readonly trial: Trial
  readonly event: unknown
  readonly result: HttpResult
  readonly hasWritten: boolean
}

/** @throws {Error} when the answer is not as it must be; returns whether it was a success */
export type Judge = (answered: Answered) => boolean

/** Of all inputs, how many must be successes at least: or else the judge has seen refusals alone. */
const SUCCESSES_MIN = 0.05

/**
 * Makes trials and judges each.
 *
 * @throws {Error} telling the smallest failing trial that leaving out changes leads to
 */
export async function tryAll(
  laboratory: Laboratory,
  count: number,
  draw: () => Trial,
  judge: Judge,
): Promise<string> {
  const watch = new Watch()
  const milliseconds = new Float64Array(count)
  // Most inputs end in an error, of which nobody looks at the stack.
  const { stackTraceLimit } = Error
  let successes = 0
  try {
    Error.stackTraceLimit = 0
    for (let made = 0; made < count; made += 1) {
      const trial = draw()
      watch.begin()
      try {
        const outcome = await run(laboratory, trial, judge)
        await watch.check()
        if (outcome.isSuccess) successes += 1
        milliseconds[made] = await fastest(outcome.milliseconds, async () => {
          return (await run(laboratory, trial, judge)).milliseconds
        })
      } catch (error) {
        Error.stackTraceLimit = stackTraceLimit
        throw await explained(laboratory, trial, judge, error)
      }
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    await watch.stop()
  }
  assert(successes >= count * SUCCESSES_MIN, `of ${count}, only ${successes} succeeded`)
  return `${successes} served, ${count - successes} refused as promised; ${figureOf(milliseconds)}`
}

async function run(laboratory: Laboratory, trial: Trial, judge: Judge) {
  const event = trial.mutations.reduce<unknown>((changed, { apply }) => apply(changed), trial.good)
  const { version } = laboratory.memory
  const start = performance.now()
  const result = await laboratory.invoke(trial.operationId, event)
  const milliseconds = performance.now() - start
  const hasWritten = laboratory.memory.version !== version
  try {
    return { isSuccess: judge({ trial, event, result, hasWritten }), milliseconds }
  } finally {
    if (hasWritten) laboratory.restore()
  }
}

/** Leaves out one change after the other, as long as it fails. */
async function explained(
  laboratory: Laboratory,
  failing: Trial,
  judge: Judge,
  error: unknown,
): Promise<Error> {
  for (const left of failing.mutations) {
    const mutations = failing.mutations.filter((mutation) => mutation !== left)
    const smaller = { ...failing, mutations }
    try {
      await run(laboratory, smaller, judge)
    } catch (smallerError) {
      return await explained(laboratory, smaller, judge, smallerError)
    }
  }
  const { operationId, good, mutations } = failing
  const event = mutations.reduce<unknown>((changed, { apply }) => apply(changed), good)
  const what = mutations.map(({ what: change }) => change).join(', then ')
  const shown = inspect(event, { depth: 8, maxStringLength: 600 })
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Error(`${operationId}, ${what || 'unchanged'}: ${why}\n${shown}`)
}
