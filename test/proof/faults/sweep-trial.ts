import assert from 'node:assert/strict'
import type { Stage } from './stage.ts'
import type { Demand, Trial } from './trial.ts'

/** What a background function does with debris. */
export interface Broom {
  /** Runs it once; tells whether it did all that it was to do. */
  run(): Promise<boolean>
  /** Ids of the owners of which nothing is left once it has; undefined: of any. */
  readonly owners: readonly string[] | undefined
}

/** The sweep or the reconciliation: what is dead goes, and what is alive stays as it is, at every step. */
export class SweepTrial implements Trial {
  readonly #stage: Stage
  readonly #broom: Broom
  readonly #before: string
  #isDone: boolean | undefined

  constructor(stage: Stage, broom: Broom) {
    this.#stage = stage
    this.#broom = broom
    this.#before = stage.told().text
  }

  async ask(): Promise<void> {
    this.#isDone = undefined
    this.#isDone = await this.#broom.run()
  }

  judge(demand: Demand): boolean {
    assert(this.#isDone !== undefined, 'it was run, and came to its end')
    this.judgeAbandoned()
    if (demand === 'the ordinary answer') assert(this.#isDone, 'it says that it is done')
    return this.#isDone
  }

  judgeAbandoned(): void {
    assert.equal(this.#stage.told().text, this.#before, 'what is open stays as it is')
  }

  /** What was deleted wakes the sweep in its turn; then nothing is left. */
  async finish(): Promise<void> {
    for (const record of this.#stage.newRecords()) {
      const { batchItemFailures } = await this.#stage.product.sweep([record])
      assert.deepEqual(batchItemFailures, [], 'nothing fails any more')
    }
    await this.ask()
    this.judge('the ordinary answer')
    const { owners } = this.#broom
    const left = this.#stage
      .debris()
      .filter((line) => owners === undefined || owners.some((id) => line.includes(`"id":"${id}"`)))
    assert.deepEqual(left, [], 'nothing is left of what was closed')
  }
}
