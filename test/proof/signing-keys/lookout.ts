import assert from 'node:assert/strict'
import { once } from '../fuzz/harness/random-choice.ts'
import type { Random } from '../runner/random.ts'
import { Fate } from './fate.ts'
import { type KeySet, keySetIn } from './key-set.ts'
import type { KnownKey, Ledger } from './ledger.ts'
import type { Service } from './service.ts'

/** Looks at what is published, and has it noted. */
export class Lookout {
  readonly #service: Service
  readonly #ledger: Ledger
  readonly #random: Random
  #keySet: KeySet | undefined

  constructor(service: Service, ledger: Ledger, random: Random) {
    this.#service = service
    this.#ledger = ledger
    this.#random = random
  }

  /** For how long a cache of others keeps the key set. */
  get maxAgeSeconds(): number {
    return this.#keySet?.maxAgeSeconds ?? 0
  }

  /** @returns the keys that are new */
  async look(): Promise<readonly KnownKey[]> {
    const before = this.#keySet
    const set = keySetIn(await this.#service.askKeySet())
    this.#keySet = set
    const born = this.#ledger.observe(set, this.#service.storedKeys(), this.#service.clocks.now)
    if (before && once(this.#random, 4)) await this.#lookAgain(before, set)
    return born
  }

  /** Who has a copy is told whether it is what there is; and nobody is told of no keys because of a fault. */
  async #lookAgain(before: KeySet, set: KeySet): Promise<void> {
    const { status } = await this.#service.askKeySet(before.etag)
    const isSame = JSON.stringify(before.keys) === JSON.stringify(set.keys)
    assert.equal(status, isSame ? 304 : 200)
    const fault = new Fate({ kind: 'before', befalls: () => true })
    const faulty = await this.#service.askKeySet(undefined, fault)
    assert.equal(`${faulty.status} ${faulty.json.keys}`, '503 undefined')
  }
}
