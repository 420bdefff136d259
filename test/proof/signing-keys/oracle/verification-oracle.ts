import assert from 'node:assert/strict'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { LOCAL_AUDIENCE } from '../../../../local/stack/stack-environment.ts'
import { once, pick } from '../../fuzz/harness/random-choice.ts'
import type { Random } from '../../runner/random.ts'
import type { HistoryCounts } from '../history-counts.ts'
import { CLOCK_OFF_SECONDS, COPY_KEPT_SECONDS } from '../scenario/scenario.ts'
import { ISSUERS } from '../simulation/issuers.ts'
import type { SimulatedStage } from '../simulation/simulated-stage.ts'
import type { Copy, KeyHistory } from './key-history.ts'
import type { Token } from './token-answer.ts'
import type { Verification, Verifier } from './verifier.ts'

/** A slow clock and a tolerance: a token is accepted at most so long after its expiry. */
const FORGIVEN_SECONDS = 2 * CLOCK_OFF_SECONDS
/** One verdict in so many is compared with that of a well-known library. */
const JOSE_EVERY = 16

/** The oracle of the verifiers: after a history, it checks their verdicts at many times, with many copies. */
export class VerificationOracle {
  readonly #keyHistory: KeyHistory
  readonly #verification: Verification
  readonly #random: Random
  readonly #maxAgeSeconds: number
  readonly #counts: HistoryCounts

  constructor({ keyHistory, verification, random, maxAgeSeconds, counts }: SimulatedStage) {
    this.#keyHistory = keyHistory
    this.#verification = verification
    this.#random = random
    this.#maxAgeSeconds = maxAgeSeconds
    this.#counts = counts
  }

  /**
   * Expects the token's key in every copy of the key set that a verifier may use while the token may be
   * accepted. There are two exceptions: a withdrawn key is in no later copy, an emergency key in no earlier
   * one.
   */
  expectInEveryCopy({ kid, issuedAt, expiresAt }: Token): void {
    const { publishedAt, isEmergencyKey } = this.#keyHistory.key(kid)
    const withdrawnAt = this.#keyHistory.withdrawnAt(kid)
    if (issuedAt >= withdrawnAt) return
    const oldest = issuedAt - COPY_KEPT_SECONDS - this.#maxAgeSeconds
    const from = isEmergencyKey ? Math.max(oldest, publishedAt) : oldest
    const until = Math.min(expiresAt + FORGIVEN_SECONDS, withdrawnAt)
    const { copies } = this.#keyHistory
    for (const [place, copy] of copies.entries()) {
      const end = copies[place + 1]?.from ?? Number.POSITIVE_INFINITY
      if (end <= from || copy.from >= until) continue
      assert(
        copy.keys.some((key) => key.kid === kid),
        `${kid} must be in the key set from ${clockTime(copy.from)} to ${clockTime(end)}, for a token of ${clockTime(issuedAt)}`,
      )
    }
  }

  /** Expects a verifier to give the right verdict on a token or a forgery at that time. */
  async expectRightVerdict(token: Token, verifier: Verifier, at: number): Promise<void> {
    const { jws, kid, expiresAt } = token
    const { keepsSeconds, clockSeconds, toleranceSeconds, refetches } = verifier
    const clock = at + clockSeconds - toleranceSeconds
    let seenAt = at - this.#upTo(keepsSeconds) - this.#inSharedCache(verifier)
    let verdict = this.#verification.judge(jws, this.#keyHistory.copyAt(seenAt).keys, clock)
    if (verdict === 'key is not known' && refetches) {
      seenAt = at - this.#inSharedCache(verifier)
      verdict = this.#verification.judge(jws, this.#keyHistory.copyAt(seenAt).keys, clock)
    }
    const isAccepted = verdict === 'accepted'
    this.#count(isAccepted)
    const copy = this.#keyHistory.copyAt(seenAt)
    if (once(this.#random, JOSE_EVERY)) await this.#expectAgreement(token, copy, clock, isAccepted)

    const { publishedAt, isEmergencyKey } = this.#keyHistory.key(kid)
    const withdrawnAt = this.#keyHistory.withdrawnAt(kid)
    const message = `a token of ${kid} that expires at ${clockTime(expiresAt)}, judged at ${clockTime(at)} by the key set of ${clockTime(seenAt)}: ${verdict}`
    const horizon = withdrawnAt + COPY_KEPT_SECONDS + this.#maxAgeSeconds
    if (clock >= expiresAt) return assert(!isAccepted, message)
    if (seenAt >= withdrawnAt || at >= horizon) {
      this.#counts.forgeriesRefused += 1
      return assert(!isAccepted, message)
    }
    if (at >= withdrawnAt) {
      this.#counts.stillAccepted += isAccepted ? 1 : 0
      return
    }
    if (isEmergencyKey && seenAt < publishedAt) return
    assert(isAccepted, message)
  }

  #count(isAccepted: boolean): void {
    if (isAccepted) this.#counts.accepted += 1
    else this.#counts.refused += 1
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
    assert.equal(judged === 'accepted', isAccepted, `the library jose disagrees: ${judged}`)
    this.#counts.byJose += 1
  }

  /** The age of a copy: new, as old as possible, or anything between. */
  #upTo(seconds: number): number {
    return pick(this.#random, [0, seconds, this.#random.below(seconds + 1)])
  }

  #inSharedCache({ hasSharedCache }: Verifier): number {
    return hasSharedCache ? this.#upTo(this.#maxAgeSeconds) : 0
  }
}

function clockTime(instant: number): string {
  return Number.isFinite(instant) ? new Date(instant * 1000).toISOString() : 'forever'
}
