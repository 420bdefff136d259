// An API that accepts tokens, written from the documentation and not from the code: it knows the key set, and
// the claims that a token must have.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod/mini'
import { LOCAL_AUDIENCE } from '../../../../local/stack/stack-environment.ts'
import { ISSUERS } from '../simulation/issuers.ts'
import type { PublishedKey } from './key-set.ts'

export interface Verifier {
  /** For how long it keeps its copy of the key set. */
  readonly keepsSeconds: number
  /** Whether its copies come through a shared cache, which keeps them for their `max-age`. */
  readonly hasSharedCache: boolean
  /** Whether it fetches the key set again when it does not know a token's key. */
  readonly refetches: boolean
  /** By how much its clock is off. */
  readonly clockSeconds: number
  /** Its tolerance for an expiry. */
  readonly toleranceSeconds: number
}

export type Verdict = 'accepted' | 'key is not known' | 'expired' | 'signature' | 'malformed'

/** ES256: r and s, 32 bytes each. RFC 7518 §3.4 */
const SIGNATURE_BYTES = 64

export const headerSchema = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal('at+jwt'),
  kid: z.string(),
})
export const claimsSchema = z.object({
  iss: z.enum(ISSUERS),
  aud: z.literal(LOCAL_AUDIENCE),
  iat: z.int(),
  exp: z.int(),
  jti: z.string(),
  sub: z.string(),
  client_id: z.string(),
})

/** The verification of tokens. It remembers which signatures were valid under which key. */
export class Verification {
  readonly #good = new Map<string, boolean>()
  readonly #keys = new Map<string, KeyObject>()

  /**
   * Decides on a token.
   *
   * @param keys the verifier's copy of the key set
   * @param now by the verifier's clock, minus its tolerance, in epoch seconds
   */
  judge(jws: string, keys: readonly PublishedKey[], now: number): Verdict {
    const [header = '', claims = '', signature = '', ...more] = jws.split('.')
    const read = readJws(header, claims)
    if (read === undefined || more.length > 0) return 'malformed'
    const key = keys.find(({ kid }) => kid === read.kid)
    if (key === undefined) return 'key is not known'
    if (!this.#isSigned(`${header}.${claims}`, signature, key)) return 'signature'
    return now < read.exp ? 'accepted' : 'expired'
  }

  #isSigned(signed: string, signature: string, key: PublishedKey): boolean {
    const name = `${signed}.${signature} ${key.x} ${key.y}`
    const known = this.#good.get(name)
    if (known !== undefined) return known
    const bytes = Buffer.from(signature, 'base64url')
    const isGood =
      bytes.length === SIGNATURE_BYTES &&
      bytes.toString('base64url') === signature &&
      verify('sha256', Buffer.from(signed), this.#keyOf(key), bytes)
    this.#good.set(name, isGood)
    return isGood
  }

  #keyOf({ kty, crv, x, y }: PublishedKey): { key: KeyObject; dsaEncoding: 'ieee-p1363' } {
    const name = `${x} ${y}`
    const key = this.#keys.get(name) ?? createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
    this.#keys.set(name, key)
    return { key, dsaEncoding: 'ieee-p1363' }
  }
}

function readJws(header: string, claims: string): { kid: string; exp: number } | undefined {
  const head = headerSchema.safeParse(json(header))
  const body = claimsSchema.safeParse(json(claims))
  return head.success && body.success ? { kid: head.data.kid, exp: body.data.exp } : undefined
}

function json(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
