import assert from 'node:assert/strict'
import type { Reply } from '../../in-memory/product/reply.ts'
import { type Ledger, RING_KEPT_SECONDS } from './ledger.ts'
import { TOKEN_LIFETIME_SECONDS } from './service.ts'
import type { TokenFunction } from './token-function.ts'
import { claimsSchema, headerSchema, type Verification } from './verifier.ts'

/** A token, or what a thief made to look like one. Instants are in epoch seconds. */
export interface Token {
  readonly jws: string
  readonly kid: string
  readonly issuedAt: number
  readonly expiresAt: number
}

/** A base62 character is nearly six bits: 128 of them take 22. */
const TOKEN_ID = /^[0-9A-Za-z]{22,}$/

/** What a token function answered, and all that has to be true of it. */
export class Answer {
  readonly #reply: Reply
  readonly #by: TokenFunction
  readonly #now: number

  /** @param now what time it really was */
  constructor(reply: Reply, by: TokenFunction, now: number) {
    this.#reply = reply
    this.#by = by
    this.#now = now
  }

  /** There is no token after a fault, nor without a key; and with a key there is one. */
  expectDue(ledger: Ledger, hasFailed: boolean): void {
    const { status, json } = this.#reply
    if (status !== 200) {
      assert.equal(`${status} ${json.error}`, '503 temporarily_unavailable')
      assert(
        hasFailed || ledger.signers(this.#by.issuer, this.#clock).length === 0,
        'where there is a key that signs, there are tokens',
      )
      return
    }
    assert(!hasFailed, 'a fault is never an answer')
  }

  /**
   * @param jtis of all tokens so far
   * @returns the token, of which everything is as it has to be; undefined when there is none
   */
  token(ledger: Ledger, verification: Verification, jtis: Set<string>): Token | undefined {
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
    assert(!jtis.has(jti), 'no token has the id of another')
    jtis.add(jti)
    this.#expectSigner(ledger, kid)
    const { published } = ledger.key(kid)
    assert.equal(verification.judge(jws, [published], iat), 'accepted', 'a token is what it says')
    return { jws, kid, issuedAt: this.#now, expiresAt: exp }
  }

  #expectSigner(ledger: Ledger, kid: string): void {
    const key = ledger.key(kid)
    assert.equal(key.issuer, this.#by.issuer, 'a key signs for its issuer')
    assert(key.signsFrom <= this.#clock, 'no key signs before its time')
    const withdrawnAt = ledger.withdrawnAt(kid)
    assert(this.#now < withdrawnAt + RING_KEPT_SECONDS, 'a withdrawn key falls silent')
    assert(this.#now < withdrawnAt || this.#by.startedAt < withdrawnAt, 'who starts anew, knows')
    const successors = ledger.successors(key, this.#now, this.#clock)
    assert.deepEqual(successors, [], 'a key falls silent when its successor’s time has come')
  }

  get #clock(): number {
    return this.#now + this.#by.clockSeconds
  }
}
