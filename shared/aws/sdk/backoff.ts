import { setTimeout as wait } from 'node:timers/promises'

const FIRST_MILLISECONDS = 20
const LONGEST_MILLISECONDS = 400

/** Waits before try number `attempt` (from 1): twice as long each time, at random, so that rivals part. */
export async function backOff(attempt: number): Promise<void> {
  const ceiling = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** attempt)
  await wait(Math.random() * ceiling)
}
