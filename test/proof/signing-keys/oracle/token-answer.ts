import assert from 'node:assert/strict'
import type { Reply } from '../../../in-memory/product/reply.ts'
import { TOKEN_LIFETIME_SECONDS } from '../simulation/service.ts'
import type { TokenFunction } from '../simulation/token-function.ts'
import { type KeyHistory, RING_KEPT_SECONDS } from './key-history.ts'
import { claimsSchema, headerSchema, type Verification } from './verifier.ts'

/** A token, or a forgery. Instants are in epoch seconds. */
export interface Token {
  readonly jws: string
  readonly kid: string
  readonly issuedAt: number
  readonly expiresAt: number
}

/** A base62 character has almost six bits: 128 bits take 22 characters. */
const TOKEN_ID = /^[0-9A-Za-z]{22,}$/

/** The answer of a token function, and the checks of it. */
export class TokenAnswer {
  readonly #reply: Reply
  readonly #by: TokenFunction
  readonly #now: number

  /** @param now the true time of the answer */
  constructor(reply: Reply, by: TokenFunction, now: number) {
    this.#reply = reply
    this.#by = by
    this.#now = now
  }

  /** Expects a token when there is a key and no fault, and no token otherwise. */
  expectDue(keyHistory: KeyHistory, hasFailed: boolean): void {
    const { status, json } = this.#reply
    if (status !== 200) {
      assert.equal(`${status} ${json.error}`, '503 temporarily_unavailable')
      assert(
        hasFailed || keyHistory.signers(this.#by.issuer, this.#clock).length === 0,
        'with a key that signs, there is a token',
      )
      return
    }
    assert(!hasFailed, 'after a fault there is no token')
  }

  /**
   * Checks the token of the answer.
   *
   * @param jtis of all tokens so far
   * @returns the token; undefined when the answer has none
   */
  token(keyHistory: KeyHistory, verification: Verification, jtis: Set<string>): Token | undefined {
    const { status, json } = this.#reply
    if (status !== 200) return undefined
    const jws = String(json.access_token)
    const [header, claims] = jws.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    const { kid } = headerSchema.parse(JSON.parse(header ?? ''))
    const { iss, iat, exp, jti, sub, client_id } = claimsSchema.parse(JSON.parse(claims ?? ''))
    assert.equal(iss, this.#by.issuer)
    assert.equal(sub, client_id)
    assert.equal(iat, Math.floor(this.#clock))
    assert.equal(exp - iat, TOKEN_LIFETIME_SECONDS)
    assert.equal(json.expires_in, TOKEN_LIFETIME_SECONDS)
    assert.match(jti, TOKEN_ID)
    assert(!jtis.has(jti), 'the jti of each token is unique')
    jtis.add(jti)
    this.#expectSigner(keyHistory, kid)
    const { published } = keyHistory.key(kid)
    assert.equal(
      verification.judge(jws, [published], iat),
      'accepted',
      'the signature of a token is valid',
    )
    return { jws, kid, issuedAt: this.#now, expiresAt: exp }
  }

  #expectSigner(keyHistory: KeyHistory, kid: string): void {
    const key = keyHistory.key(kid)
    assert.equal(key.issuer, this.#by.issuer, 'a key signs only for its issuer')
    assert(key.signsFrom <= this.#clock, 'a key does not sign before its time')
    const withdrawnAt = keyHistory.withdrawnAt(kid)
    assert(this.#now < withdrawnAt + RING_KEPT_SECONDS, 'a withdrawn key stops signing')
    assert(
      this.#now < withdrawnAt || this.#by.startedAt < withdrawnAt,
      'a process that started after a withdrawal does not use the key',
    )
    const successors = keyHistory.successors(key, this.#now, this.#clock)
    assert.deepEqual(successors, [], 'a key stops signing when its successor’s time has come')
  }

  get #clock(): number {
    return this.#now + this.#by.clockSeconds
  }
}
