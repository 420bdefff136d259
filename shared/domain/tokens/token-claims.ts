import { secondsAfter } from '../duration.ts'
import type { Keypair } from '../keypairs/keypair.ts'
import type { OpenOwner } from '../owners/owner.ts'
import { BASE62, randomText } from '../random-text.ts'
import type { Settings } from '../settings.ts'

/** RFC 9068 §2.1. */
export const ACCESS_TOKEN_TYPE = 'at+jwt'
/** 22 characters of log2(62) bits: 131 random bits. */
const TOKEN_ID_LENGTH = 22

/**
 * The claims of an access token. The owner that it covers comes from the table, never from the request. No
 * claim is personal data.
 *
 * @see RFC 9068 §2.2
 */
export function tokenClaims(
  settings: Pick<Settings, 'issuer' | 'audience' | 'tokenLifetimeSeconds'>,
  keypair: Keypair,
  { owner, account }: OpenOwner,
  scopes: readonly string[],
  now: Date,
) {
  return {
    iss: settings.issuer,
    sub: keypair.keyId,
    client_id: keypair.keyId,
    aud: settings.audience,
    iat: epochSeconds(now),
    exp: epochSeconds(secondsAfter(now, settings.tokenLifetimeSeconds)),
    jti: randomText(BASE62, TOKEN_ID_LENGTH),
    scope: scopes.join(' '),
    owner: { type: owner.type, id: owner.id, accountId: account.id },
  }
}

function epochSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}
