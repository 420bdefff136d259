import type { Answer } from '../../../local-stack/answer.ts'

/** One token request of a race, and whether it began after the change had been acknowledged. */
export interface TokenAttempt {
  readonly beganAfterAcknowledgement: boolean
  readonly answer: Answer
}

const WORKERS = 3
const ATTEMPTS_AFTERWARDS = 2

/**
 * Requests tokens in a loop, several at a time, while a change is made, and a few more times afterwards. A
 * request that began before the acknowledgement may win or lose; a later one may not win.
 */
export async function raceTokens(
  ask: () => Promise<Answer>,
  change: () => Promise<Answer>,
): Promise<{ readonly acknowledgement: Answer; readonly attempts: readonly TokenAttempt[] }> {
  const attempts: TokenAttempt[] = []
  let acknowledged = false
  const work = async () => {
    let afterwards = 0
    while (afterwards < ATTEMPTS_AFTERWARDS) {
      const beganAfterAcknowledgement = acknowledged
      attempts.push({ beganAfterAcknowledgement, answer: await ask() })
      if (beganAfterAcknowledgement) afterwards += 1
    }
  }
  const workers = Array.from({ length: WORKERS }, work)
  const acknowledgement = await change().finally(() => {
    acknowledged = true
  })
  await Promise.all(workers)
  return { acknowledgement, attempts }
}
