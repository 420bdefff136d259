import assert from 'node:assert/strict'
import type { Command, HeldSecret } from '../model/command.ts'
import { createdIdsIn } from '../model/created-ids.ts'
import { expectAnswer } from '../model/expect-answer.ts'
import type { Observed } from '../model/observed.ts'
import { perform } from '../model/perform.ts'
import { step } from '../model/step.ts'
import { describe, type World } from '../model/world.ts'
import { checkToldToComeBack } from './come-back.ts'
import type { Stage } from './stage.ts'
import type { Demand, Trial } from './trial.ts'

const UNAVAILABLE = 503

/** A deed beside the reference model: each answer is the model's, and so are the tables, faults or not. */
export class DeedTrial implements Trial {
  readonly #stage: Stage
  readonly #deed: Command
  readonly #shown: HeldSecret[] = []
  #world: World
  #observed: Observed | undefined

  constructor(stage: Stage, deed: Command) {
    this.#stage = stage
    this.#deed = deed
    this.#world = stage.told().world
  }

  async ask(): Promise<void> {
    this.#observed = undefined
    this.#observed = await perform(this.#stage.product, this.#deed, this.#stage.now())
  }

  judge(demand: Demand): boolean {
    const { status, created: born } = this.#answer()
    if (status === UNAVAILABLE && demand !== 'the ordinary answer') {
      const reply = this.#stage.replies.at(-1)
      assert(reply)
      checkToldToComeBack(this.#deed.do, reply)
      this.judgeAbandoned()
      return false
    }
    const expected = step(this.#world, this.#deed, this.#stage.now(), born)
    expectAnswer(expected, this.#answer())
    assert.equal(this.#stage.told().text, describe(expected.world), 'the tables are the model’s')
    this.#world = expected.world
    if (born) this.#shown.push(born)
    return true
  }

  judgeAbandoned(): void {
    const { world, text } = this.#stage.told()
    if (text === describe(this.#world)) return
    const born = createdIdsIn(world, this.#world, this.#deed)
    const done = step(this.#world, this.#deed, this.#stage.now(), born)
    assert.equal(text, describe(done.world), 'what failed is done wholly, or not at all')
    this.#world = done.world
  }

  /** A secret that was shown was stored. */
  async finish(): Promise<void> {
    if (this.#shown.length > 0) await this.#stage.tokenProcesses.goToVeteran()
    for (const secret of this.#shown) {
      const token = new DeedTrial(this.#stage, { do: 'issue-token', secret })
      await token.ask()
      token.judge('the ordinary answer')
    }
  }

  #answer(): Observed {
    assert(this.#observed, 'it was asked, and answered')
    return this.#observed
  }
}
