import { setTimeout as wait } from 'node:timers/promises'

const DEADLINE_MILLISECONDS = 60_000
const INTERVAL_MILLISECONDS = 50

/**
 * Asks repeatedly until there is an answer.
 *
 * @throws {Error} that names what the test waited for, when there is no answer by the deadline
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  deadlineMilliseconds = DEADLINE_MILLISECONDS,
): Promise<T> {
  const deadline = performance.now() + deadlineMilliseconds
  while (performance.now() < deadline) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    await wait(INTERVAL_MILLISECONDS)
  }
  throw new Error(`waited in vain: ${what}`)
}
