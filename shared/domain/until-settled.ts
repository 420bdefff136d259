import { unavailable } from './errors.ts'

const ATTEMPTS_MAX = 8

/**
 * Runs an attempt (read, decide and write) until nobody else writes in between. The write depends on what was
 * read, so no change is ever lost. After some attempts, the caller is asked to try again later.
 *
 * @param attempt returns undefined when what it read was stale by the time it wrote
 * @throws {DomainError} temporarily-unavailable when somebody else was first in every attempt
 */
export async function untilSettled<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < ATTEMPTS_MAX; tries += 1) {
    const settled = await attempt()
    if (settled !== undefined) return settled
  }
  throw unavailable(new Error('another write came first in every attempt'))
}
