import { DAY, HOUR, later, MINUTE, secondsAfter } from '../duration.ts'

/** The public half of an ES256 key, as RFC 7518 §6.2.1 writes it. */
export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** A token signing key. Its private half is wrapped by KMS and unwrapped only by issue-token. */
export interface SigningKey {
  readonly kid: string
  /** `iss` of what it signs. Its wrapping is bound to it: under another issuer it cannot be unwrapped. */
  readonly issuer: string
  readonly publicJwk: PublicJwk
  readonly wrappedPrivateKey: Uint8Array
  readonly createdAt: Date
  /** Published from creation, used from here on: by then every verifier has had time to see it. */
  readonly signsFrom: Date
}

const SIGNING_PERIOD_SECONDS = 30 * DAY
/** A verifier may cache the key set for two hours (API Gateway's authorizer does). */
export const JWKS_CACHE_SECONDS = 2 * HOUR
/** For how long a token function may go on using the key ring that it read. */
export const KEY_RING_MEMORY_SECONDS = 5 * MINUTE
export const TOKEN_LIFETIME_SECONDS_MAX = HOUR
/** Room for clocks that disagree. */
const SLACK_SECONDS = 30 * MINUTE

/** A key that another machine's clock has made sign a moment from now is no key that is missing. */
const CLOCKS_OFF_SECONDS = 5 * MINUTE

/** A daily job gets three tries to publish the next key before it is needed. */
const PUBLISH_AHEAD_SECONDS = 3 * DAY
const PUBLISH_AHEAD_SECONDS_MIN = JWKS_CACHE_SECONDS + SLACK_SECONDS
/** After its successor took over: the last token it signed, in the last verifier's cache. */
const KEEP_PUBLISHED_SECONDS =
  TOKEN_LIFETIME_SECONDS_MAX + KEY_RING_MEMORY_SECONDS + JWKS_CACHE_SECONDS + SLACK_SECONDS

/** When a former issuer's key stopped signing is not known: when all went well, this after it began. */
export const LONGEST_IN_USE_SECONDS = SIGNING_PERIOD_SECONDS + PUBLISH_AHEAD_SECONDS

/** `purpose` in the encryption context of every wrapped signing key; the wrapping key's policy demands it. */
export const TOKEN_SIGNING_PURPOSE = 'token-signing'

/** Newest first, by the time they begin to sign. Two born in one race are told apart by `kid`, everywhere alike. */
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
 * The key that signs for an issuer now: the newest whose time has come. It goes on while it has no
 * successor.
 */
export function currentKey<K extends KeyTimes>(
  keys: readonly K[],
  issuer: string,
  now: Date,
): K | undefined {
  return newestFirst(keys).find((key) => key.issuer === issuer && key.signsFrom <= now)
}

export interface RotationPlan {
  /** When a new key is to be published: from when it signs. */
  readonly create: { readonly signsFrom: Date } | undefined
  readonly retire: readonly string[]
}

/**
 * What the daily rotation has to do. Run twice, late or never for a while, it refuses no valid token.
 * Where none signs, because the issuer has changed or somebody removed the key in an emergency, a new
 * one does at once. The keys of a former issuer retire.
 */
export function planRotation(keys: readonly PlannedKey[], issuer: string, now: Date): RotationPlan {
  const own = newestFirst(keys.filter((key) => key.issuer === issuer))
  const former = keys.filter((key) => key.issuer !== issuer)
  const [newest] = own
  // The issuer may have come back: only a key that was made since tells that the other has been left.
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

/** Whether nobody needs a key any more that signed until then; undefined: it still does. */
function isPast(signedUntil: Date | undefined, now: Date): boolean {
  return signedUntil !== undefined && secondsAfter(signedUntil, KEEP_PUBLISHED_SECONDS) <= now
}
