import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * How long a request may take before it is told to come back. A function lives somewhat longer (see
 * `infra/operation-function.ts`), and the gateway longer still: what hangs is answered, not cut off.
 */
export const REQUEST_DEADLINE_SECONDS = 12

const current = new AsyncLocalStorage<AbortSignal>()

/** Does some work under a deadline: every call to AWS that it makes gives up when that has passed. */
export async function withinDeadline<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  return await current.run(AbortSignal.timeout(seconds * 1000), work)
}

/** The deadline of the work in progress, if it has one. */
export function deadline(): AbortSignal | undefined {
  return current.getStore()
}
