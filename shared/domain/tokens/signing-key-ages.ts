import { currentKey, type SigningKey } from './signing-key.ts'

type Key = Pick<SigningKey, 'kid' | 'issuer' | 'createdAt' | 'signsFrom'>

/** How old an issuer's signing keys are. */
export interface SigningKeyAges {
  /** Since the oldest was made of those that still sign, or are published for the tokens they signed. */
  readonly oldestSeconds: number
  /** Since the one that signs now began to. */
  readonly currentSeconds: number
}

/**
 * What tells of a rotation that no longer works: one age, or both, go on growing. Undefined while the
 * issuer has no key that signs.
 */
export function signingKeyAges(
  keys: readonly Key[],
  issuer: string,
  now: Date,
): SigningKeyAges | undefined {
  const current = currentKey(keys, issuer, now)
  if (current === undefined) return undefined
  const own = keys.filter((key) => key.issuer === issuer)
  return {
    oldestSeconds: Math.max(...own.map((key) => secondsSince(key.createdAt, now))),
    currentSeconds: secondsSince(current.signsFrom, now),
  }
}

function secondsSince(instant: Date, now: Date): number {
  return Math.floor((now.getTime() - instant.getTime()) / 1000)
}
