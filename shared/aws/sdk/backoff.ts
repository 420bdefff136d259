import { setTimeout as wait } from 'node:timers/promises'

const FIRST_MILLISECONDS = 20
const LONGEST_MILLISECONDS = 400

/**
 * Waits before an attempt (counted from 1). The limit doubles each time, and the wait is random, so that
 * rivals separate.
 */
export async function backOff(attempt: number): Promise<void> {
  const ceiling = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** attempt)
  await wait(Math.random() * ceiling)
}
