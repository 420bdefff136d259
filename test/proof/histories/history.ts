import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { bornIn } from '../model/born.ts'
import type { Deed } from '../model/deed.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import { debrisIn, worldIn } from '../model/table-world.ts'
import { describe, EMPTY_WORLD, type World } from '../model/world.ts'
import type { Dials } from './dials.ts'
import type { Faults } from './faults.ts'
import { Hands, pointedAt } from './hands.ts'
import { resolve } from './resolve.ts'
import type { ProofTables } from './tables.ts'

/** How long the clock is moved. */
const PAUSES_SECONDS = [1, 60, 3_600, 86_400, 30 * 86_400]

/**
 * One history of the product beside the reference model. After everything that happens, the answer must be
 * the model's, and the tables must say that there is what the model says there is.
 */
export class History {
  readonly #product: Product
  readonly #tables: ProofTables
  readonly #faults: Faults
  readonly #clock: Clock
  readonly #hands = new Hands()
  readonly #delivered: DynamoDBRecord[] = []
  #world: World = EMPTY_WORLD
  #comparedVersion = -1
  #comparedWorld: World = EMPTY_WORLD
  /** What has happened, in words: a failure tells it. */
  readonly told: string[] = []

  constructor(product: Product, tables: ProofTables, faults: Faults, clock: Clock) {
    this.#product = product
    this.#tables = tables
    this.#faults = faults
    this.#clock = clock
  }

  async happen(dials: Dials): Promise<void> {
    const { happening, which, how, fault } = dials
    this.#faults.plan(fault)
    switch (happening) {
      case 'clock':
        this.#clock.forward(pointedAt(PAUSES_SECONDS, how) ?? 0)
        this.told.push(`the clock goes to ${this.#clock.now().toISOString()}`)
        return
      case 'stream':
        return await this.#deliver(which, 1 + (how % 3))
      case 'reconcile':
        return await this.#reconcile()
      default: {
        const deed = resolve(dials, this.#hands)
        if (deed) await this.#do(deed)
      }
    }
  }

  /** Once everything has been delivered, nothing of a closed owner is left, and nothing else is gone. */
  async settle(): Promise<void> {
    this.#faults.plan(null)
    for (const record of this.#tables.streamRecords) {
      if (!this.#delivered.includes(record)) await this.#sweep([record])
    }
    await this.#reconcile()
    assert.deepEqual(debrisIn(this.#tables.table()), [], 'the sweep leaves nothing of the closed')
  }

  /** Every secret that was ever shown gets a token, or none, as the model says. */
  async tryEverySecret(): Promise<void> {
    this.#faults.plan(null)
    for (const secret of this.#hands.secrets) await this.#do({ do: 'issue-token', secret })
  }

  async #do(deed: Deed): Promise<void> {
    const now = this.#clock.now().getTime()
    const observed = await perform(this.#product, deed, now)
    const { status, code, born } = observed
    this.told.push(`${JSON.stringify(deed)} → ${status} ${code ?? ''} ${this.#faults.hit ?? ''}`)
    const { hit } = this.#faults
    if (status === 503 && (hit === 'before' || hit === 'after')) {
      assert.equal(observed.retryAfter, '1', 'who is told to come back is told when')
      this.#settleAmbiguity(deed, now)
      return
    }
    const expected = step(this.#world, deed, now, born)
    expectAnswer(expected, observed)
    if (born && 'owner' in deed) this.#hands.take(deed.owner, born)
    this.#world = expected.world
    this.#compare()
  }

  /** What was answered with a fault is done wholly, or not at all. */
  #settleAmbiguity(deed: Deed, now: number): void {
    const found = this.#tableWorld()
    const text = describe(found)
    if (text === describe(this.#world)) return
    const born = bornIn(found, this.#world, deed)
    const done = step(this.#world, deed, now, born)
    assert.equal(text, describe(done.world), 'what failed is done wholly, or not at all')
    this.#world = done.world
    // Nobody holds its secret, but it is listed.
    if (born && 'owner' in deed) this.#hands.take(deed.owner, born)
  }

  async #deliver(which: number, copies: number): Promise<void> {
    const record = pointedAt(this.#tables.streamRecords, which)
    if (record === undefined) return
    await this.#sweep(Array.from({ length: copies }, () => record))
  }

  async #sweep(records: readonly DynamoDBRecord[]): Promise<void> {
    const { batchItemFailures } = await this.#product.sweep(records)
    const failed = batchItemFailures.length
    this.told.push(
      `swept ${JSON.stringify(records[0]?.dynamodb?.Keys)} × ${records.length}, ${failed} failed ${this.#faults.hit ?? ''}`,
    )
    if (this.#faults.hit === undefined) assert.equal(failed, 0, 'a sweep fails of a fault alone')
    if (failed === 0) this.#delivered.push(...records)
    this.#compare()
  }

  async #reconcile(): Promise<void> {
    this.told.push('reconciled')
    try {
      await this.#product.reconcile()
    } catch (error) {
      if (this.#faults.hit === undefined) throw error
    }
    this.#compare()
  }

  #compare(): void {
    const { disagreement } = this.#tables
    if (disagreement !== undefined) throw disagreement
    // Nothing was written, and nothing was to be.
    if (this.#tables.version === this.#comparedVersion && this.#world === this.#comparedWorld)
      return
    this.#comparedVersion = this.#tables.version
    this.#comparedWorld = this.#world
    assert.equal(describe(this.#tableWorld()), describe(this.#world), 'the table is the model’s')
  }

  #tableWorld(): World {
    return worldIn(this.#tables.table(), this.#tables.events())
  }
}
