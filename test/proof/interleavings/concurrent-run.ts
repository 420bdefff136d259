import assert from 'node:assert/strict'
import type { Clock } from '../../in-memory/product/clock.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { commandOf } from '../histories/command-of.ts'
import { KnownKeypairs } from '../histories/known-keypairs.ts'
import type { RandomAction } from '../histories/random-action.ts'
import type { ProofTables } from '../histories/tables.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import { orphansIn, worldIn } from '../model/table-world.ts'
import type { World } from '../model/world.ts'
import { type CompletedCommand, isLinearizable } from './linearizable.ts'

/** Clients that run at the same time. Each of them runs its commands one after the other. */
export class ConcurrentRun {
  readonly #product: Product
  readonly #tables: ProofTables
  readonly #clock: Clock
  readonly #known = new KnownKeypairs()
  readonly #done: CompletedCommand[] = []
  #count = 0

  constructor(product: Product, tables: ProofTables, clock: Clock) {
    this.#product = product
    this.#tables = tables
    this.#clock = clock
  }

  /** Runs an action while nothing else runs. */
  async alone(action: RandomAction): Promise<void> {
    await this.#do(action)
    this.#done.length = 0
  }

  /**
   * @param clients the actions of each client
   * @param during drives the run to its end
   */
  async run(
    clients: readonly (readonly RandomAction[])[],
    during: (run: Promise<unknown>) => Promise<unknown>,
  ): Promise<void> {
    const before = this.#world()
    const all = Promise.all(
      clients.map(async (actions) => {
        for (const action of actions) await this.#do(action)
      }),
    )
    await during(all)
    const now = this.#clock.now().getTime()
    const isSound = isLinearizable(before, this.#done, this.#world(), now)
    assert(isSound, 'some order of the commands explains their answers')
  }

  /** Requests a token with every key secret that was ever shown. The answers must fit the tables. */
  async tryEverySecret(): Promise<void> {
    const world = this.#world()
    const now = this.#clock.now().getTime()
    for (const secret of this.#known.secrets) {
      const command = { do: 'issue-token', secret } as const
      expectAnswer(step(world, command, now, undefined), await perform(this.#product, command, now))
    }
  }

  /** Delivers everything, and checks that no item of a closed owner is left. */
  async settle(): Promise<void> {
    await this.#sweep()
    await this.#product.reconcile()
    assert.deepEqual(orphansIn(this.#tables.table()), [], 'the sweep leaves no orphan')
  }

  /** How many commands of the run succeeded. */
  get successes(): number {
    return this.#done.filter(({ observed }) => observed.status < 300).length
  }

  get trace(): string {
    const lines = this.#done.map(({ command, begun, ended, observed }) => {
      const { status, code = '' } = observed
      return `${begun}–${ended} ${JSON.stringify(command)} → ${status} ${code}`
    })
    return lines.join('\n')
  }

  async #do(action: RandomAction): Promise<void> {
    if (action.kind === 'stream') {
      await this.#sweep()
      return
    }
    if (action.kind === 'reconcile') {
      await this.#product.reconcile()
      return
    }
    const command = commandOf(action, this.#known)
    if (command === undefined) return
    this.#count += 1
    const begun = this.#count
    const observed = await perform(this.#product, command, this.#clock.now().getTime())
    this.#count += 1
    this.#done.push({ command, begun, ended: this.#count, observed })
    if (observed.created && 'owner' in command) this.#known.add(command.owner, observed.created)
  }

  async #sweep(): Promise<void> {
    const { batchItemFailures } = await this.#product.sweep(this.#tables.streamRecords)
    assert.deepEqual(batchItemFailures, [], 'the sweep does not fail')
  }

  #world(): World {
    return worldIn(this.#tables.table(), this.#tables.events())
  }
}
