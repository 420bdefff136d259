import assert from 'node:assert/strict'
import type { Command, HeldSecret } from '../../model/command.ts'
import { createdIdsIn } from '../../model/created-ids.ts'
import { expectAnswer } from '../../model/expect-answer.ts'
import type { Observed } from '../../model/observed.ts'
import { perform } from '../../model/perform.ts'
import { step } from '../../model/step.ts'
import { describe, type World } from '../../model/world.ts'
import type { TestBed } from '../test-bed.ts'
import type { Expectation, ScenarioRun } from './scenario-run.ts'
import { checkUnavailable } from './unavailable-answer.ts'

const UNAVAILABLE = 503

/**
 * A request, compared with the reference model: with or without faults, answers and tables are the model's.
 */
export class CommandRun implements ScenarioRun {
  readonly #testBed: TestBed
  readonly #command: Command
  readonly #shown: HeldSecret[] = []
  #world: World
  #observed: Observed | undefined

  constructor(testBed: TestBed, command: Command) {
    this.#testBed = testBed
    this.#command = command
    this.#world = testBed.state().world
  }

  async call(): Promise<void> {
    this.#observed = undefined
    this.#observed = await perform(this.#testBed.product, this.#command, this.#testBed.now())
  }

  check(expected: Expectation): boolean {
    const { status, created } = this.#answer()
    if (status === UNAVAILABLE && expected !== 'the ordinary answer') {
      const reply = this.#testBed.replies.at(-1)
      assert(reply)
      checkUnavailable(this.#command.do, reply)
      this.checkTables()
      return false
    }
    const stepped = step(this.#world, this.#command, this.#testBed.now(), created)
    expectAnswer(stepped, this.#answer())
    assert.equal(this.#testBed.state().text, describe(stepped.world), 'the tables are the model’s')
    this.#world = stepped.world
    if (created) this.#shown.push(created)
    return true
  }

  checkTables(): void {
    const { world, text } = this.#testBed.state()
    if (text === describe(this.#world)) return
    const created = createdIdsIn(world, this.#world, this.#command)
    const done = step(this.#world, this.#command, this.#testBed.now(), created)
    assert.equal(text, describe(done.world), 'a failed request is done completely or not at all')
    this.#world = done.world
  }

  /** Every secret that was shown works. */
  async finish(): Promise<void> {
    if (this.#shown.length > 0) await this.#testBed.tokenProcesses.useLongRunning()
    for (const secret of this.#shown) {
      const token = new CommandRun(this.#testBed, { do: 'issue-token', secret })
      await token.call()
      token.check('the ordinary answer')
    }
  }

  #answer(): Observed {
    assert(this.#observed, 'there is an answer')
    return this.#observed
  }
}
