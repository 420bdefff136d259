import assert from 'node:assert/strict'
import type { Reply } from '../../in-memory/product/reply.ts'
import { checkToldToComeBack } from './come-back.ts'
import type { Stage } from './stage.ts'
import type { Demand, Trial } from './trial.ts'

/** What anyone may read, and what it must tell. Nothing is written for it. */
export class DocumentTrial implements Trial {
  readonly #stage: Stage
  readonly #operationId: string
  readonly #ask: () => Promise<Reply>
  readonly #expect: (reply: Reply) => void
  readonly #before: string
  #reply: Reply | undefined

  constructor(
    stage: Stage,
    operationId: string,
    ask: () => Promise<Reply>,
    expect: (reply: Reply) => void,
  ) {
    this.#stage = stage
    this.#operationId = operationId
    this.#ask = ask
    this.#expect = expect
    this.#before = stage.told().text
  }

  async ask(): Promise<void> {
    this.#reply = await this.#ask()
  }

  judge(demand: Demand): boolean {
    assert(this.#reply, 'it was asked, and answered')
    this.judgeAbandoned()
    if (this.#reply.status === 503 && demand !== 'the ordinary answer') {
      checkToldToComeBack(this.#operationId, this.#reply)
      return false
    }
    this.#expect(this.#reply)
    return true
  }

  judgeAbandoned(): void {
    assert.equal(this.#stage.told().text, this.#before, 'reading changes nothing')
  }

  async finish(): Promise<void> {}
}
