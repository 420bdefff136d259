import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Command } from '../model/command.ts'
import { createdIdsIn } from '../model/created-ids.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import { orphansIn, worldIn } from '../model/table-world.ts'
import { describe, EMPTY_WORLD, type World } from '../model/world.ts'
import { commandOf } from './command-of.ts'
import type { FaultInjector } from './fault-injector.ts'
import { KnownKeypairs, select } from './known-keypairs.ts'
import type { RandomAction } from './random-action.ts'
import type { ProofTables } from './tables.ts'

/** How far the clock is moved forward. */
const PAUSES_SECONDS = [1, 60, 3_600, 86_400, 30 * 86_400]

/**
 * One history of the product, compared with the reference model. After every action the answer must be the
 * model's answer, and the tables must hold the model's world.
 */
export class History {
  readonly #product: Product
  readonly #tables: ProofTables
  readonly #faults: FaultInjector
  readonly #clock: Clock
  readonly #known = new KnownKeypairs()
  readonly #delivered: DynamoDBRecord[] = []
  #world: World = EMPTY_WORLD
  #comparedVersion = -1
  #comparedWorld: World = EMPTY_WORLD
  /** What has happened, in words. A failure prints it. */
  readonly trace: string[] = []

  constructor(product: Product, tables: ProofTables, faults: FaultInjector, clock: Clock) {
    this.#product = product
    this.#tables = tables
    this.#faults = faults
    this.#clock = clock
  }

  async run(action: RandomAction): Promise<void> {
    const { kind, which, how, fault } = action
    this.#faults.plan(fault)
    switch (kind) {
      case 'clock':
        this.#clock.forward(select(PAUSES_SECONDS, how) ?? 0)
        this.trace.push(`the clock moves to ${this.#clock.now().toISOString()}`)
        return
      case 'stream':
        return await this.#deliver(which, 1 + (how % 3))
      case 'reconcile':
        return await this.#reconcile()
      default: {
        const command = commandOf(action, this.#known)
        if (command) await this.#do(command)
      }
    }
  }

  /**
   * Delivers everything, and checks that no item of a closed owner is left, and no other item was removed.
   */
  async settle(): Promise<void> {
    this.#faults.plan(null)
    for (const record of this.#tables.streamRecords) {
      if (!this.#delivered.includes(record)) await this.#sweep([record])
    }
    await this.#reconcile()
    assert.deepEqual(orphansIn(this.#tables.table()), [], 'the sweep leaves no orphan')
  }

  /** Requests a token with every key secret that was ever shown. The answers must be the model's. */
  async tryEverySecret(): Promise<void> {
    this.#faults.plan(null)
    for (const secret of this.#known.secrets) await this.#do({ do: 'issue-token', secret })
  }

  async #do(command: Command): Promise<void> {
    const now = this.#clock.now().getTime()
    const observed = await perform(this.#product, command, now)
    const { status, code, created } = observed
    this.trace.push(
      `${JSON.stringify(command)} → ${status} ${code ?? ''} ${this.#faults.hit ?? ''}`,
    )
    const { hit } = this.#faults
    if (status === 503 && (hit === 'before' || hit === 'after')) {
      assert.equal(observed.retryAfter, '1', 'a 503 says when to retry')
      this.#settleAmbiguity(command, now)
      return
    }
    const expected = step(this.#world, command, now, created)
    expectAnswer(expected, observed)
    if (created && 'owner' in command) this.#known.add(command.owner, created)
    this.#world = expected.world
    this.#compare()
  }

  /** A command that was answered with a 503 is done completely, or not at all. */
  #settleAmbiguity(command: Command, now: number): void {
    const found = this.#tableWorld()
    const text = describe(found)
    if (text === describe(this.#world)) return
    const created = createdIdsIn(found, this.#world, command)
    const done = step(this.#world, command, now, created)
    assert.equal(text, describe(done.world), 'a failed command is done completely, or not at all')
    this.#world = done.world
    // Nobody knows its key secret, but the keypair is listed.
    if (created && 'owner' in command) this.#known.add(command.owner, created)
  }

  async #deliver(which: number, copies: number): Promise<void> {
    const record = select(this.#tables.streamRecords, which)
    if (record === undefined) return
    await this.#sweep(Array.from({ length: copies }, () => record))
  }

  async #sweep(records: readonly DynamoDBRecord[]): Promise<void> {
    const { batchItemFailures } = await this.#product.sweep(records)
    const failed = batchItemFailures.length
    this.trace.push(
      `swept ${JSON.stringify(records[0]?.dynamodb?.Keys)} × ${records.length}, ${failed} failed ${this.#faults.hit ?? ''}`,
    )
    if (this.#faults.hit === undefined)
      assert.equal(failed, 0, 'a sweep fails only because of a fault')
    if (failed === 0) this.#delivered.push(...records)
    this.#compare()
  }

  async #reconcile(): Promise<void> {
    this.trace.push('reconciled')
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
    // Nothing was written, and the model expected nothing.
    if (this.#tables.version === this.#comparedVersion && this.#world === this.#comparedWorld)
      return
    this.#comparedVersion = this.#tables.version
    this.#comparedWorld = this.#world
    assert.equal(
      describe(this.#tableWorld()),
      describe(this.#world),
      'the tables hold the model’s world',
    )
  }

  #tableWorld(): World {
    return worldIn(this.#tables.table(), this.#tables.events())
  }
}
