import { HOUR_MILLISECONDS } from '../../components/text/time.ts'

interface Secret {
  readonly lastUsedAt: Date | null
}

interface Pair<OneSecret> {
  readonly old: OneSecret
  readonly replacement: OneSecret
}

export type Retirement<OneSecret extends Secret = Secret> =
  | (Pair<OneSecret> & { readonly kind: 'waiting' })
  /** `since`: the replacement's last use. The old secret was not used after it. */
  | (Pair<OneSecret> & { readonly kind: 'safe'; readonly since: Date })
  | (Pair<OneSecret> & {
      readonly kind: 'in-use'
      readonly usedAt: Date
      /** The latest time at which the old secret can have been used, as far as is recorded now. */
      readonly usedBefore: Date
    })

/**
 * How long after its recorded last use a secret may have been used. A use is recorded at most once an hour,
 * and a process that finds a recent record does not check again for another hour.
 */
export const USE_UNCERTAINTY_MILLISECONDS = 2 * HOUR_MILLISECONDS

/**
 * Whether the older of two live secrets can be retired without refusing a machine, judged by the recorded
 * uses. Undefined unless there are two live secrets. The service decides which are live and lists no others:
 * the browser's clock may be wrong.
 *
 * - `waiting`: the replacement was not used yet. Perhaps no machine has it.
 * - `safe`: the old one was never used, or its real last use, at the latest possible time, was before the
 *   replacement's recorded last use. All recorded uses since then are the replacement's.
 * - `in-use`: the old one was used, or may have been used, after the replacement's recorded last use.
 *
 * This is evidence, not proof: a machine that runs once a month is silent for a month.
 *
 * @param secrets the live ones of a keypair, the oldest first
 */
export function retirement<OneSecret extends Secret>({
  secrets: [old, replacement],
}: {
  readonly secrets: readonly OneSecret[]
}): Retirement<OneSecret> | undefined {
  if (old === undefined || replacement === undefined) return undefined
  const pair = { old, replacement }
  const since = replacement.lastUsedAt
  if (since === null) return { kind: 'waiting', ...pair }
  const usedAt = old.lastUsedAt
  if (usedAt === null) return { kind: 'safe', ...pair, since }
  const usedBefore = new Date(usedAt.getTime() + USE_UNCERTAINTY_MILLISECONDS)
  if (usedBefore < since) return { kind: 'safe', ...pair, since }
  return { kind: 'in-use', ...pair, usedAt, usedBefore }
}
