import { AsyncLocalStorage } from 'node:async_hooks'

/** How long a request may take before it is told to come back. */
export const REQUEST_DEADLINE_SECONDS = 12

/**
 * How long a function behind a route lives: longer than a request may take, and less than the gateway
 * waits (30 s), so that what hangs is answered, not cut off.
 */
export const FUNCTION_TIMEOUT_SECONDS = REQUEST_DEADLINE_SECONDS + 3

/** By the clock that only goes forward, in milliseconds. */
const current = new AsyncLocalStorage<number>()

/** Does some work under a deadline: the calls to AWS that it makes give up when that has passed. */
export async function withinDeadline<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  return await current.run(performance.now() + seconds * 1000, work)
}

/** What is left of the deadline of the work in progress; Infinity when it has none. */
export function millisecondsLeft(): number {
  const deadline = current.getStore()
  return deadline === undefined ? Number.POSITIVE_INFINITY : deadline - performance.now()
}
