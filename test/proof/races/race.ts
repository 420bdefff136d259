import type { Change } from './changes.ts'
import type { Answer, HttpClient } from './http-client.ts'
import { success } from './management-client.ts'
import type { Round } from './rounds.ts'
import { isGranted, type Target } from './targets.ts'

/** One token request of a race. */
export interface Attempt {
  readonly target: Target
  readonly startedAt: number
  readonly endedAt: number
  /** Whether it got the access that the change takes away. */
  readonly granted: boolean
}

export interface Race {
  readonly attempts: readonly Attempt[]
  /** The answer to the change, with the times of its start and of its acknowledgement. */
  readonly acknowledgement: Answer
}

/** At least so many attempts start after the change, however long it takes. */
const ATTEMPTS_AFTERWARDS = 12

/**
 * Sends token requests to two processes, from several clients at once, while one of the processes makes a
 * change and for a while after it. At the moment of the acknowledgement, it sends one more request for each
 * target to each process.
 *
 * @throws {Error} when the change is refused, or a token request has an unexpected answer
 */
export async function race(
  [stack, other]: readonly [stack: HttpClient, other: HttpClient],
  change: Change,
  round: Round,
): Promise<Race> {
  const attempts: Attempt[] = []
  const warm = Promise.withResolvers<void>()
  let acknowledgement: Answer | undefined
  let left = round.attempts

  const attempt = async (target: Target, client: HttpClient) => {
    left -= 1
    const answer = await client.send(target.request)
    const { startedAt, endedAt } = answer
    attempts.push({ target, startedAt, endedAt, granted: isGranted(target, answer) })
    if (attempts.length === round.warmUp) warm.resolve()
  }
  const keepAsking = async (target: Target, client: HttpClient) => {
    while (acknowledgement === undefined || left > 0) await attempt(target, client)
  }
  const make = async () => {
    await warm.promise
    acknowledgement = success(change.request, await stack.send(change.request))
    left = Math.max(left, ATTEMPTS_AFTERWARDS)
    await Promise.all(
      change.targets.flatMap((target) => [attempt(target, stack), attempt(target, other)]),
    )
    return acknowledgement
  }

  const clients = change.targets.flatMap((target) =>
    Array.from({ length: round.clientsPerTarget }, (_, place) =>
      keepAsking(target, place % 2 === 0 ? other : stack),
    ),
  )
  const [acknowledged] = await Promise.all([make(), ...clients])
  return { attempts, acknowledgement: acknowledged }
}
