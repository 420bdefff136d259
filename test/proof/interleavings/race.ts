import assert from 'node:assert/strict'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Dials } from '../histories/dials.ts'
import { Hands } from '../histories/hands.ts'
import { resolve } from '../histories/resolve.ts'
import type { ProofTables } from '../histories/tables.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import { debrisIn, worldIn } from '../model/table-world.ts'
import type { World } from '../model/world.ts'
import { type Done, isLinearizable } from './linearizable.ts'

/** Some deeds done at the same time, by clients each of whom does one after the other. */
export class Race {
  readonly #product: Product
  readonly #tables: ProofTables
  readonly #clock: Clock
  readonly #hands = new Hands()
  readonly #done: Done[] = []
  #count = 0

  constructor(product: Product, tables: ProofTables, clock: Clock) {
    this.#product = product
    this.#tables = tables
    this.#clock = clock
  }

  /** Does something while nothing else goes on. */
  async alone(dials: Dials): Promise<void> {
    await this.#do(dials)
    this.#done.length = 0
  }

  /**
   * @param clients what each does
   * @param during drives the race to its end
   */
  async run(
    clients: readonly (readonly Dials[])[],
    during: (race: Promise<unknown>) => Promise<unknown>,
  ): Promise<void> {
    const before = this.#world()
    const all = Promise.all(
      clients.map(async (deeds) => {
        for (const dials of deeds) await this.#do(dials)
      }),
    )
    await during(all)
    const now = this.#clock.now().getTime()
    const isSound = isLinearizable(before, this.#done, this.#world(), now)
    assert(isSound, 'some order of the deeds explains what came of them')
  }

  /** Every secret that was ever shown gets a token, or none, as what there is now says. */
  async tryEverySecret(): Promise<void> {
    const world = this.#world()
    const now = this.#clock.now().getTime()
    for (const secret of this.#hands.secrets) {
      const deed = { do: 'issue-token', secret } as const
      expectAnswer(step(world, deed, now, undefined), await perform(this.#product, deed, now))
    }
  }

  /** Once everything has been delivered, nothing of a closed owner is left. */
  async settle(): Promise<void> {
    await this.#sweep()
    await this.#product.reconcile()
    assert.deepEqual(debrisIn(this.#tables.table()), [], 'the sweep leaves nothing of the closed')
  }

  /** How many deeds of the race have been done, and not refused. */
  get successes(): number {
    return this.#done.filter(({ observed }) => observed.status < 300).length
  }

  get told(): string {
    const lines = this.#done.map(({ deed, begun, ended, observed }) => {
      const { status, code = '' } = observed
      return `${begun}–${ended} ${JSON.stringify(deed)} → ${status} ${code}`
    })
    return lines.join('\n')
  }

  async #do(dials: Dials): Promise<void> {
    if (dials.happening === 'stream') {
      await this.#sweep()
      return
    }
    if (dials.happening === 'reconcile') {
      await this.#product.reconcile()
      return
    }
    const deed = resolve(dials, this.#hands)
    if (deed === undefined) return
    this.#count += 1
    const begun = this.#count
    const observed = await perform(this.#product, deed, this.#clock.now().getTime())
    this.#count += 1
    this.#done.push({ deed, begun, ended: this.#count, observed })
    if (observed.born && 'owner' in deed) this.#hands.take(deed.owner, observed.born)
  }

  async #sweep(): Promise<void> {
    const { batchItemFailures } = await this.#product.sweep(this.#tables.streamRecords)
    assert.deepEqual(batchItemFailures, [], 'nothing keeps the sweep from its work')
  }

  #world(): World {
    return worldIn(this.#tables.table(), this.#tables.events())
  }
}
