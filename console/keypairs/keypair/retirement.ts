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
  /** `since`: the replacement's last use, since which the old one has none. */
  | (Pair<OneSecret> & { readonly kind: 'safe'; readonly since: Date })
  | (Pair<OneSecret> & {
      readonly kind: 'in-use'
      readonly usedAt: Date
      /** The old secret was certainly not used later than that, as far as is noted now. */
      readonly usedBefore: Date
    })

/**
 * A use is noted at most once an hour, and a process that finds it noted does not look again for another:
 * so long after its noted last use a secret may have been used.
 */
export const USE_UNCERTAINTY_MILLISECONDS = 2 * HOUR_MILLISECONDS

/**
 * Whether the older of two live secrets can be retired without refusing a machine that still has it, as
 * far as uses tell; undefined unless two are live. Which are is the service's word, for it lists no others:
 * a browser's clock may be wrong.
 *
 * - `waiting`: the replacement has not been used: nobody has been given it, or put it to use.
 * - `safe`: the old one was never used, or its true last use was before the replacement's noted one, even
 *   if it was as late as a note can hide. All uses known since are the replacement's.
 * - `in-use`: the old one was, or may have been, used after the replacement was last noted in use.
 *
 * It is evidence and no proof: a machine that runs once a month is silent for a month.
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
