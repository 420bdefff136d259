import assert from 'node:assert/strict'
import type { Reply } from '../../../in-memory/product/reply.ts'
import type { TestBed } from '../test-bed.ts'
import type { Expectation, ScenarioRun } from './scenario-run.ts'
import { checkUnavailable } from './unavailable-answer.ts'

/** A request that only reads, such as one for a public document. */
export class DocumentRun implements ScenarioRun {
  readonly #testBed: TestBed
  readonly #operationId: string
  readonly #request: () => Promise<Reply>
  readonly #expect: (reply: Reply) => void
  readonly #before: string
  #reply: Reply | undefined

  constructor(
    testBed: TestBed,
    operationId: string,
    request: () => Promise<Reply>,
    expect: (reply: Reply) => void,
  ) {
    this.#testBed = testBed
    this.#operationId = operationId
    this.#request = request
    this.#expect = expect
    this.#before = testBed.state().text
  }

  async call(): Promise<void> {
    this.#reply = await this.#request()
  }

  check(expected: Expectation): boolean {
    assert(this.#reply, 'there is an answer')
    this.checkTables()
    if (this.#reply.status === 503 && expected !== 'the ordinary answer') {
      checkUnavailable(this.#operationId, this.#reply)
      return false
    }
    this.#expect(this.#reply)
    return true
  }

  checkTables(): void {
    assert.equal(this.#testBed.state().text, this.#before, 'reading changes nothing')
  }

  async finish(): Promise<void> {}
}
