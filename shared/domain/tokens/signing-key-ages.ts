import { currentKey, type SigningKey } from './signing-key.ts'

type Key = Pick<SigningKey, 'kid' | 'issuer' | 'createdAt' | 'signsFrom'>

/** The ages of an issuer's signing keys. */
export interface SigningKeyAges {
  /** The time since the oldest published key was made. */
  readonly oldestSeconds: number
  /** The time since the current key began to sign. */
  readonly currentSeconds: number
}

/**
 * Measures how old the issuer's signing keys are. If rotation stops working, one age or both keep growing.
 * Returns undefined while the issuer has no current key.
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
