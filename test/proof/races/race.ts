import type { Change } from './changes.ts'
import type { Answer, HttpClient } from './http-client.ts'
import type { Round } from './plan.ts'
import { success } from './product.ts'
import { isGranted, type Target } from './targets.ts'

/** One token request of a race. */
export interface Attempt {
  readonly target: Target
  readonly startedAt: number
  readonly endedAt: number
  /** Whether it got what the change takes away. */
  readonly granted: boolean
}

export interface Race {
  readonly attempts: readonly Attempt[]
  /** The change's own answer, with the times of its start and of its acknowledgement. */
  readonly acknowledgement: Answer
}

/** However long a change takes, so many attempts are made after it. */
const ATTEMPTS_AFTERWARDS = 12

/**
 * Asks for tokens of two processes, several clients at a time and each again and again, while a change is
 * made in one of them and a while after it; and once more for each target, of both, in the very moment of
 * the acknowledgement.
 *
 * @throws {Error} when the change is refused, or a token request has an answer that nobody expects
 */
export async function race(
  [product, other]: readonly [product: HttpClient, other: HttpClient],
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
    acknowledgement = success(change.request, await product.send(change.request))
    left = Math.max(left, ATTEMPTS_AFTERWARDS)
    await Promise.all(
      change.targets.flatMap((target) => [attempt(target, product), attempt(target, other)]),
    )
    return acknowledgement
  }

  const clients = change.targets.flatMap((target) =>
    Array.from({ length: round.clientsPerTarget }, (_, place) =>
      keepAsking(target, place % 2 === 0 ? other : product),
    ),
  )
  const [acknowledged] = await Promise.all([make(), ...clients])
  return { attempts, acknowledgement: acknowledged }
}
