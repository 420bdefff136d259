import { AsyncLocalStorage } from 'node:async_hooks'

/** How long a request may take before the caller is asked to try again. */
export const REQUEST_DEADLINE_SECONDS = 12

/**
 * The timeout of a function behind a route. It is longer than a request may take, and shorter than the
 * gateway waits (30 s). So a request that hangs still gets an answer.
 */
export const FUNCTION_TIMEOUT_SECONDS = REQUEST_DEADLINE_SECONDS + 3

/** The deadline in milliseconds, by the monotonic clock. */
const current = new AsyncLocalStorage<number>()

/** Runs some work with a deadline. When it has passed, calls to AWS within the work fail. */
export async function withinDeadline<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  return await current.run(performance.now() + seconds * 1000, work)
}

/** The time until the deadline of the current work; Infinity if it has no deadline. */
export function millisecondsLeft(): number {
  const deadline = current.getStore()
  return deadline === undefined ? Number.POSITIVE_INFINITY : deadline - performance.now()
}
