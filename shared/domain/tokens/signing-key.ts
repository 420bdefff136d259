import { DAY, HOUR, later, MINUTE, secondsAfter } from '../duration.ts'

/** The public half of an ES256 key, as RFC 7518 §6.2.1 writes it. */
export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** A **signing key** for tokens. KMS wraps its private half, and only issue-token unwraps it. */
export interface SigningKey {
  readonly kid: string
  /** The `iss` of the tokens that it signs. The key cannot be unwrapped for another issuer. */
  readonly issuer: string
  readonly publicJwk: PublicJwk
  readonly wrappedPrivateKey: Uint8Array
  readonly createdAt: Date
  /** When it starts to sign. It is published from creation, so that every verifier has seen it by then. */
  readonly signsFrom: Date
}

const SIGNING_PERIOD_SECONDS = 30 * DAY
/** A verifier may cache the key set for two hours (API Gateway's authorizer does). */
export const JWKS_CACHE_SECONDS = 2 * HOUR
/** For how long issue-token may use the signing keys that it has read. */
export const KEY_RING_MEMORY_SECONDS = 5 * MINUTE
export const TOKEN_LIFETIME_SECONDS_MAX = HOUR
/** A margin for clocks that disagree. */
const SLACK_SECONDS = 30 * MINUTE

/**
 * Another machine's clock may be ahead. A key that signs within this time counts as current, not as
 * missing.
 */
const CLOCKS_OFF_SECONDS = 5 * MINUTE

/** The daily rotation has three tries to publish the next key before it is needed. */
const PUBLISH_AHEAD_SECONDS = 3 * DAY
const PUBLISH_AHEAD_SECONDS_MIN = JWKS_CACHE_SECONDS + SLACK_SECONDS
/**
 * For how long a key stays published after its successor took over: until its last token has expired, also
 * for verifiers with a cached key set.
 */
const KEEP_PUBLISHED_SECONDS =
  TOKEN_LIFETIME_SECONDS_MAX + KEY_RING_MEMORY_SECONDS + JWKS_CACHE_SECONDS + SLACK_SECONDS

/**
 * We do not know when a key of a former issuer stopped signing. If rotation worked, it signed no longer
 * than this.
 */
export const LONGEST_IN_USE_SECONDS = SIGNING_PERIOD_SECONDS + PUBLISH_AHEAD_SECONDS

/**
 * `purpose` in the encryption context of every wrapped signing key. The wrapping key's policy requires it.
 */
export const TOKEN_SIGNING_PURPOSE = 'token-signing'

/**
 * Sorts keys, newest first, by the time when they start to sign. If two rotations ran at once and made two
 * keys with the same time, `kid` decides, so that every process has the same order.
 */
export function newestFirst<K extends Pick<SigningKey, 'kid' | 'signsFrom'>>(
  keys: readonly K[],
): readonly K[] {
  return [...keys].sort(
    (a, b) => b.signsFrom.getTime() - a.signsFrom.getTime() || (a.kid < b.kid ? 1 : -1),
  )
}

type KeyTimes = Pick<SigningKey, 'kid' | 'issuer' | 'signsFrom'>
type PlannedKey = KeyTimes & Pick<SigningKey, 'createdAt'>

/**
 * The key that signs for an issuer now: the newest one that has started. It signs until a successor starts.
 */
export function currentKey<K extends KeyTimes>(
  keys: readonly K[],
  issuer: string,
  now: Date,
): K | undefined {
  return newestFirst(keys).find((key) => key.issuer === issuer && key.signsFrom <= now)
}

export interface RotationPlan {
  /** The new key to publish, if one is due, and when it starts to sign. */
  readonly create: { readonly signsFrom: Date } | undefined
  readonly retire: readonly string[]
}

/**
 * Plans the daily rotation. If it runs twice, late, or not at all for a while, no valid token is refused.
 * If no key signs, because the issuer has changed or somebody removed the key in an emergency, a new one
 * signs at once. The keys of a former issuer are retired.
 */
export function planRotation(keys: readonly PlannedKey[], issuer: string, now: Date): RotationPlan {
  const own = newestFirst(keys.filter((key) => key.issuer === issuer))
  const former = keys.filter((key) => key.issuer !== issuer)
  const [newest] = own
  // An issuer may change and change back. Only a key of the present issuer that was made later, and took over
  // long enough ago, proves that the former issuer is no longer used.
  const isLeft = ({ signsFrom }: KeyTimes) =>
    own.some((next) => next.createdAt > signsFrom && isPast(next.signsFrom, now))
  const past = [
    ...own.filter((_, place) => isPast(own[place - 1]?.signsFrom, now)),
    ...former.filter(
      (key) => isLeft(key) && isPast(secondsAfter(key.signsFrom, LONGEST_IN_USE_SECONDS), now),
    ),
  ]
  return {
    create:
      newest === undefined || !currentKey(own, issuer, secondsAfter(now, CLOCKS_OFF_SECONDS))
        ? { signsFrom: now }
        : successorOf(newest, now),
    retire: past.map((key) => key.kid),
  }
}

function successorOf(newest: KeyTimes, now: Date): RotationPlan['create'] {
  const due = secondsAfter(newest.signsFrom, SIGNING_PERIOD_SECONDS)
  if (due > secondsAfter(now, PUBLISH_AHEAD_SECONDS)) return undefined
  return { signsFrom: later(due, secondsAfter(now, PUBLISH_AHEAD_SECONDS_MIN)) }
}

/** Whether nobody needs a key that signed until this time any more. Undefined means that it still signs. */
function isPast(signedUntil: Date | undefined, now: Date): boolean {
  return signedUntil !== undefined && secondsAfter(signedUntil, KEEP_PUBLISHED_SECONDS) <= now
}
