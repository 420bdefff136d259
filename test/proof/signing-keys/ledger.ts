import assert from 'node:assert/strict'
import { DAY, HOUR, MINUTE } from '../../../shared/domain/duration.ts'
import type { Issuer } from './issuers.ts'
import type { KeySet, PublishedKey } from './key-set.ts'
import type { StoredKey } from './service.ts'

/** Decision 0005: so long a token function may go on using the keys that it read. */
export const RING_KEPT_SECONDS = 5 * MINUTE
/** A run may see that there is no key, and publish one so much later; another run at once does it too. */
const RUN_SECONDS_MAX = 5 * MINUTE
/** By then a key goes that has a successor, when a run does all that it has to. */
const GONE_AFTER_SECONDS = 4 * HOUR
/** Longer than any key of a former issuer signs, when a run does all that it has to. */
const FORMER_GONE_AFTER_SECONDS = 38 * DAY

/** What is known of a key: what it was seen to be, and what was done to it. Instants are in epoch seconds. */
export interface KnownKey {
  readonly kid: string
  readonly issuer: Issuer
  readonly signsFrom: number
  readonly published: PublishedKey
  readonly publishedAt: number
  /** Nobody could sign: it signs at once, and no copy that is older has it. */
  readonly isBornInWant: boolean
}

/** The key set from then on, until the next one. */
export interface Copy {
  readonly from: number
  readonly keys: readonly PublishedKey[]
}

/**
 * What there was of signing keys, and when, as the key set and the table showed it. It has its own mind of
 * which key may sign, and asks nothing of the product's.
 */
export class Ledger {
  readonly copies: Copy[] = []
  readonly #keys = new Map<string, KnownKey>()
  readonly #withdrawnAt = new Map<string, number>()
  /** When it was last seen that nobody could sign for an issuer. */
  readonly #wantedAt = new Map<Issuer, number>()
  #stored: readonly StoredKey[] = []

  get keys(): number {
    return this.#keys.size
  }

  /** Notes what is published now. @returns the keys that are new */
  observe({ keys }: KeySet, stored: readonly StoredKey[], now: number): readonly KnownKey[] {
    const kids = keys.map(({ kid }) => kid).sort()
    assert.deepEqual(kids, stored.map(({ kid }) => kid).sort(), 'what there is, is published')
    const back = kids.filter((kid) => this.#withdrawnAt.has(kid))
    assert.deepEqual(back, [], 'no withdrawn key comes back')
    const born = stored.filter(({ kid }) => !this.#keys.has(kid))
    for (const { issuer } of born) this.#noteWant(issuer, now)
    this.#stored = stored
    for (const published of keys) this.#noteKey(published, now)
    const before = this.copies.at(-1)?.keys.map(({ kid }) => kid) ?? ['none was seen yet']
    if (before.sort().join() !== kids.join()) this.copies.push({ from: now, keys })
    return born.map(({ kid }) => this.key(kid))
  }

  withdraw(kid: string, now: number): void {
    this.#withdrawnAt.set(kid, now)
  }

  /** @throws {AssertionError} when it was never published */
  key(kid: string): KnownKey {
    const key = this.#keys.get(kid)
    assert(key, `${kid} was published`)
    return key
  }

  withdrawnAt(kid: string): number {
    return this.#withdrawnAt.get(kid) ?? Number.POSITIVE_INFINITY
  }

  /** What anybody got who asked for the key set then. Nobody asked before there was one. */
  copyAt(instant: number): Copy {
    const copy = this.copies.findLast(({ from }) => from <= instant) ?? this.copies[0]
    assert(copy, 'the key set has been looked at')
    return copy
  }

  /** The keys that could sign for an issuer, by a clock that says so. */
  signers(issuer: Issuer, clock: number): readonly StoredKey[] {
    return this.#stored.filter((key) => key.issuer === issuer && key.signsFrom <= clock)
  }

  /** The keys in the table that supersede this one, by a clock that says so, and are known to every function. */
  successors({ issuer, signsFrom }: KnownKey, now: number, clock: number): readonly StoredKey[] {
    return this.signers(issuer, clock).filter(
      (other) =>
        other.signsFrom > signsFrom && this.key(other.kid).publishedAt <= now - RING_KEPT_SECONDS,
    )
  }

  /** After a run that did all that it had to, there are no keys but those that are needed (JW-05). */
  expectTidy(issuer: Issuer, now: number): void {
    const own = this.#stored.filter((key) => key.issuer === issuer)
    const inUse = own.filter(({ signsFrom }) => signsFrom + GONE_AFTER_SECONDS <= now)
    const past = this.#stored.filter(({ signsFrom, ...key }) => {
      if (key.issuer === issuer) return inUse.some((next) => next.signsFrom > signsFrom)
      // The stage may have come back: only a key that was made since tells that it has left the other.
      const isLeft = inUse.some(
        ({ kid }) => this.key(kid).publishedAt > signsFrom + RUN_SECONDS_MAX,
      )
      return isLeft && signsFrom + FORMER_GONE_AFTER_SECONDS <= now
    })
    const kids = past.map(({ kid }) => kid)
    assert.deepEqual(kids, [], 'what nobody needs any more is not published')
  }

  #noteWant(issuer: Issuer, now: number): void {
    if (this.signers(issuer, now).length === 0) this.#wantedAt.set(issuer, now)
  }

  #noteKey(published: PublishedKey, now: number): void {
    const { kid } = published
    const known = this.#keys.get(kid)
    if (known) {
      assert.deepEqual(published, known.published, 'a key stays what it is')
      return
    }
    const stored = this.#stored.find((key) => key.kid === kid)
    assert(stored)
    const { issuer, signsFrom } = stored
    const wantedAt = this.#wantedAt.get(issuer) ?? Number.NEGATIVE_INFINITY
    const isBornInWant = now - wantedAt <= RUN_SECONDS_MAX
    this.#keys.set(kid, { kid, issuer, signsFrom, published, publishedAt: now, isBornInWant })
  }
}
