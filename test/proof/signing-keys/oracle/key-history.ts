import assert from 'node:assert/strict'
import { DAY, HOUR, MINUTE } from '../../../../shared/domain/duration.ts'
import type { Issuer } from '../simulation/issuers.ts'
import type { StoredKey } from '../simulation/service.ts'
import type { KeySet, PublishedKey } from './key-set.ts'

/** Decision 0005: for so long a token function may use the keys that it has read. */
export const RING_KEPT_SECONDS = 5 * MINUTE
/** A run may see that there is no key, and publish one so much later. A concurrent run may do the same. */
const RUN_SECONDS_MAX = 5 * MINUTE
/** A complete run removes a key so long after its successor's time has come. */
const GONE_AFTER_SECONDS = 4 * HOUR
/** A complete run removes a key of a former issuer after this time: no such key signs for longer. */
const FORMER_GONE_AFTER_SECONDS = 38 * DAY

/** A key as it was observed. Instants are in epoch seconds. */
export interface KnownKey {
  readonly kid: string
  readonly issuer: Issuer
  readonly signsFrom: number
  readonly published: PublishedKey
  readonly publishedAt: number
  /** Whether there was no key that signs: then this one signs at once, and older copies do not have it. */
  readonly isEmergencyKey: boolean
}

/** The key set from `from` until the next copy. */
export interface Copy {
  readonly from: number
  readonly keys: readonly PublishedKey[]
}

/**
 * Which signing keys existed, and when, as the key set and the table showed them. It decides which key may
 * sign without any code of the product.
 */
export class KeyHistory {
  readonly copies: Copy[] = []
  readonly #keys = new Map<string, KnownKey>()
  readonly #withdrawnAt = new Map<string, number>()
  /** When an issuer was last seen without a key that signs. */
  readonly #shortageAt = new Map<Issuer, number>()
  #stored: readonly StoredKey[] = []

  get keys(): number {
    return this.#keys.size
  }

  /** Records what is published now. @returns the new keys */
  observe({ keys }: KeySet, stored: readonly StoredKey[], now: number): readonly KnownKey[] {
    const kids = keys.map(({ kid }) => kid).sort()
    assert.deepEqual(kids, stored.map(({ kid }) => kid).sort(), 'every stored key is published')
    const back = kids.filter((kid) => this.#withdrawnAt.has(kid))
    assert.deepEqual(back, [], 'no withdrawn key comes back')
    const added = stored.filter(({ kid }) => !this.#keys.has(kid))
    for (const { issuer } of added) this.#noteShortage(issuer, now)
    this.#stored = stored
    for (const published of keys) this.#noteKey(published, now)
    const before = this.copies.at(-1)?.keys.map(({ kid }) => kid) ?? ['no key set seen yet']
    if (before.sort().join() !== kids.join()) this.copies.push({ from: now, keys })
    return added.map(({ kid }) => this.key(kid))
  }

  withdraw(kid: string, now: number): void {
    this.#withdrawnAt.set(kid, now)
  }

  /** @throws {AssertionError} when the key was never published */
  key(kid: string): KnownKey {
    const key = this.#keys.get(kid)
    assert(key, `${kid} was published`)
    return key
  }

  withdrawnAt(kid: string): number {
    return this.#withdrawnAt.get(kid) ?? Number.POSITIVE_INFINITY
  }

  /** The key set at an instant. Before the first one, it is the first one. */
  copyAt(instant: number): Copy {
    const copy = this.copies.findLast(({ from }) => from <= instant) ?? this.copies[0]
    assert(copy, 'the key set has been observed')
    return copy
  }

  /** The stored keys that may sign for an issuer, by this clock. */
  signers(issuer: Issuer, clock: number): readonly StoredKey[] {
    return this.#stored.filter((key) => key.issuer === issuer && key.signsFrom <= clock)
  }

  /** The stored keys that replace this one, by this clock, and that every function knows. */
  successors({ issuer, signsFrom }: KnownKey, now: number, clock: number): readonly StoredKey[] {
    return this.signers(issuer, clock).filter(
      (other) =>
        other.signsFrom > signsFrom && this.key(other.kid).publishedAt <= now - RING_KEPT_SECONDS,
    )
  }

  /** Expects that after a complete run only needed keys are left (JW-05). */
  expectTidy(issuer: Issuer, now: number): void {
    const own = this.#stored.filter((key) => key.issuer === issuer)
    const inUse = own.filter(({ signsFrom }) => signsFrom + GONE_AFTER_SECONDS <= now)
    const past = this.#stored.filter(({ signsFrom, ...key }) => {
      if (key.issuer === issuer) return inUse.some((next) => next.signsFrom > signsFrom)
      // The stage may have moved back: only a newer key of this issuer shows that it has left the other one.
      const isLeft = inUse.some(
        ({ kid }) => this.key(kid).publishedAt > signsFrom + RUN_SECONDS_MAX,
      )
      return isLeft && signsFrom + FORMER_GONE_AFTER_SECONDS <= now
    })
    const kids = past.map(({ kid }) => kid)
    assert.deepEqual(kids, [], 'keys that nobody needs are removed')
  }

  #noteShortage(issuer: Issuer, now: number): void {
    if (this.signers(issuer, now).length === 0) this.#shortageAt.set(issuer, now)
  }

  #noteKey(published: PublishedKey, now: number): void {
    const { kid } = published
    const known = this.#keys.get(kid)
    if (known) {
      assert.deepEqual(published, known.published, 'a published key does not change')
      return
    }
    const stored = this.#stored.find((key) => key.kid === kid)
    assert(stored)
    const { issuer, signsFrom } = stored
    const shortageAt = this.#shortageAt.get(issuer) ?? Number.NEGATIVE_INFINITY
    const isEmergencyKey = now - shortageAt <= RUN_SECONDS_MAX
    this.#keys.set(kid, { kid, issuer, signsFrom, published, publishedAt: now, isEmergencyKey })
  }
}
