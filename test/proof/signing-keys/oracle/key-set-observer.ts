import assert from 'node:assert/strict'
import { once } from '../../fuzz/harness/random-choice.ts'
import type { Random } from '../../runner/random.ts'
import { InvocationFaults } from '../simulation/invocation-faults.ts'
import type { Service } from '../simulation/service.ts'
import type { KeyHistory, KnownKey } from './key-history.ts'
import { type KeySet, keySetIn } from './key-set.ts'

/** Requests the key set, and records it in the history. */
export class KeySetObserver {
  readonly #service: Service
  readonly #keyHistory: KeyHistory
  readonly #random: Random
  #keySet: KeySet | undefined

  constructor(service: Service, keyHistory: KeyHistory, random: Random) {
    this.#service = service
    this.#keyHistory = keyHistory
    this.#random = random
  }

  /** For how long a shared cache keeps the key set. */
  get maxAgeSeconds(): number {
    return this.#keySet?.maxAgeSeconds ?? 0
  }

  /** @returns the new keys */
  async observe(): Promise<readonly KnownKey[]> {
    const before = this.#keySet
    const set = keySetIn(await this.#service.askKeySet())
    this.#keySet = set
    const added = this.#keyHistory.observe(
      set,
      this.#service.storedKeys(),
      this.#service.clocks.now,
    )
    if (before && once(this.#random, 4)) await this.#askAgain(before, set)
    return added
  }

  /** Checks that a conditional request says whether a copy is current, and that a fault is a 503. */
  async #askAgain(before: KeySet, set: KeySet): Promise<void> {
    const { status } = await this.#service.askKeySet(before.etag)
    const isSame = JSON.stringify(before.keys) === JSON.stringify(set.keys)
    assert.equal(status, isSame ? 304 : 200)
    const fault = new InvocationFaults({ kind: 'before', matches: () => true })
    const faulty = await this.#service.askKeySet(undefined, fault)
    assert.equal(`${faulty.status} ${faulty.json.keys}`, '503 undefined')
  }
}
