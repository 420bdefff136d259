import { unavailable } from './errors.ts'

const ATTEMPTS_MAX = 8

/**
 * Reads, decides and writes, again and again while somebody else writes in between. The write is
 * conditional on what was read, so no change is ever lost; after some tries the caller is asked to
 * come back.
 *
 * @param attempt answers undefined when what it read was stale by the time it wrote
 * @throws {DomainError} temporarily-unavailable when every try was overtaken
 */
export async function untilSettled<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < ATTEMPTS_MAX; tries += 1) {
    const settled = await attempt()
    if (settled !== undefined) return settled
  }
  throw unavailable(new Error('overtaken by other writers at every try'))
}
