import { setTimeout as wait } from 'node:timers/promises'

const FIRST_MILLISECONDS = 20
const LONGEST_MILLISECONDS = 400

/**
 * Waits before an attempt (counted from 1). The limit doubles each time. The wait is random, so that
 * competing writers do not collide again.
 */
export async function backOff(attempt: number): Promise<void> {
  const ceiling = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** attempt)
  await wait(Math.random() * ceiling)
}
