import assert from 'node:assert/strict'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { LOCAL_AUDIENCE } from '../../../local/stack/stack-environment.ts'
import { once, pick } from '../fuzz/harness/random-choice.ts'
import type { Random } from '../runner/random.ts'
import type { Token } from './issued.ts'
import { ISSUERS } from './issuers.ts'
import type { Copy, Ledger } from './ledger.ts'
import type { Life } from './life.ts'
import { CLOCK_OFF_SECONDS, COPY_KEPT_SECONDS } from './plan.ts'
import type { Tally } from './tally.ts'
import type { Verification, Verifier } from './verifier.ts'

/** A clock that is slow, and what is forgiven beside: so long after its expiry is a token let in at most. */
const FORGIVEN_SECONDS = 2 * CLOCK_OFF_SECONDS
/** One verdict of so many is held against that of a well-known library. */
const JOSE_EVERY = 16

/** Once all has happened that happens: what verifiers make of tokens, whenever, with whatever copy they have. */
export class Judgement {
  readonly #ledger: Ledger
  readonly #verification: Verification
  readonly #random: Random
  readonly #maxAgeSeconds: number
  readonly #tally: Tally

  constructor({ ledger, verification, random, maxAgeSeconds, tally }: Life) {
    this.#ledger = ledger
    this.#verification = verification
    this.#random = random
    this.#maxAgeSeconds = maxAgeSeconds
    this.#tally = tally
  }

  /**
   * Every copy that anybody may have while the token may be let in has its key. Only a key that was withdrawn
   * is in no later copy, and one that was born in want in no earlier one.
   */
  expectKnownEverywhere({ kid, issuedAt, expiresAt }: Token): void {
    const { publishedAt, isBornInWant } = this.#ledger.key(kid)
    const withdrawnAt = this.#ledger.withdrawnAt(kid)
    if (issuedAt >= withdrawnAt) return
    const oldest = issuedAt - COPY_KEPT_SECONDS - this.#maxAgeSeconds
    const from = isBornInWant ? Math.max(oldest, publishedAt) : oldest
    const until = Math.min(expiresAt + FORGIVEN_SECONDS, withdrawnAt)
    const { copies } = this.#ledger
    for (const [place, copy] of copies.entries()) {
      const end = copies[place + 1]?.from ?? Number.POSITIVE_INFINITY
      if (end <= from || copy.from >= until) continue
      assert(
        copy.keys.some((key) => key.kid === kid),
        `${kid} has to be in the key set of ${clockTime(copy.from)} to ${clockTime(end)}, for a token of ${clockTime(issuedAt)}`,
      )
    }
  }

  /** One verifier judges a token, or what looks like one, at that time, and judges rightly. */
  async expectJudgedRightly(token: Token, verifier: Verifier, at: number): Promise<void> {
    const { jws, kid, expiresAt } = token
    const { keepsSeconds, clockSeconds, toleranceSeconds, looksAgain } = verifier
    const clock = at + clockSeconds - toleranceSeconds
    let seenAt = at - this.#upTo(keepsSeconds) - this.#inSharedCache(verifier)
    let verdict = this.#verification.judge(jws, this.#ledger.copyAt(seenAt).keys, clock)
    if (verdict === 'key is not known' && looksAgain) {
      seenAt = at - this.#inSharedCache(verifier)
      verdict = this.#verification.judge(jws, this.#ledger.copyAt(seenAt).keys, clock)
    }
    const isAccepted = verdict === 'accepted'
    this.#count(isAccepted)
    const copy = this.#ledger.copyAt(seenAt)
    if (once(this.#random, JOSE_EVERY)) await this.#expectAgreement(token, copy, clock, isAccepted)

    const { publishedAt, isBornInWant } = this.#ledger.key(kid)
    const withdrawnAt = this.#ledger.withdrawnAt(kid)
    const told = `a token of ${kid} that expires at ${clockTime(expiresAt)}, judged at ${clockTime(at)} by the key set of ${clockTime(seenAt)}: ${verdict}`
    const horizon = withdrawnAt + COPY_KEPT_SECONDS + this.#maxAgeSeconds
    if (clock >= expiresAt) return assert(!isAccepted, told)
    if (seenAt >= withdrawnAt || at >= horizon) {
      this.#tally.forgeriesRefused += 1
      return assert(!isAccepted, told)
    }
    if (at >= withdrawnAt) {
      this.#tally.stillAccepted += isAccepted ? 1 : 0
      return
    }
    if (isBornInWant && seenAt < publishedAt) return
    assert(isAccepted, told)
  }

  #count(isAccepted: boolean): void {
    if (isAccepted) this.#tally.accepted += 1
    else this.#tally.refused += 1
  }

  async #expectAgreement(
    { jws }: Token,
    { keys }: Copy,
    clock: number,
    isAccepted: boolean,
  ): Promise<void> {
    const options = {
      issuer: [...ISSUERS],
      audience: LOCAL_AUDIENCE,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(clock * 1000),
    }
    const judged = await jwtVerify(jws, createLocalJWKSet({ keys: [...keys] }), options).then(
      () => 'accepted',
      (error) => String(error),
    )
    assert.equal(judged === 'accepted', isAccepted, `jose says otherwise: ${judged}`)
    this.#tally.byJose += 1
  }

  /** As old as may be, new, or anything between. */
  #upTo(seconds: number): number {
    return pick(this.#random, [0, seconds, this.#random.below(seconds + 1)])
  }

  #inSharedCache({ hasSharedCache }: Verifier): number {
    return hasSharedCache ? this.#upTo(this.#maxAgeSeconds) : 0
  }
}

function clockTime(instant: number): string {
  return Number.isFinite(instant) ? new Date(instant * 1000).toISOString() : 'ever'
}
