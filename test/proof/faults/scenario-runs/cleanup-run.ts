import assert from 'node:assert/strict'
import type { TestBed } from '../test-bed.ts'
import type { Expectation, ScenarioRun } from './scenario-run.ts'

/** The run of a background function that removes orphans. */
export interface Cleanup {
  /** Runs the function once. @returns whether it removed everything */
  run(): Promise<boolean>
  /** Ids of the owners that it removes; undefined for every closed owner. */
  readonly owners: readonly string[] | undefined
}

/** The sweep or the reconciliation: it removes closed owners, and never changes an open one. */
export class CleanupRun implements ScenarioRun {
  readonly #testBed: TestBed
  readonly #cleanup: Cleanup
  readonly #before: string
  #isDone: boolean | undefined

  constructor(testBed: TestBed, cleanup: Cleanup) {
    this.#testBed = testBed
    this.#cleanup = cleanup
    this.#before = testBed.state().text
  }

  async call(): Promise<void> {
    this.#isDone = undefined
    this.#isDone = await this.#cleanup.run()
  }

  check(expected: Expectation): boolean {
    assert(this.#isDone !== undefined, 'the function ended')
    this.checkTables()
    if (expected === 'the ordinary answer') assert(this.#isDone, 'the function reports success')
    return this.#isDone
  }

  checkTables(): void {
    assert.equal(this.#testBed.state().text, this.#before, 'open owners are unchanged')
  }

  /** Also sweeps the owners that the run itself has closed. Nothing is left then. */
  async finish(): Promise<void> {
    for (const record of this.#testBed.newRecords()) {
      const { batchItemFailures } = await this.#testBed.product.sweep([record])
      assert.deepEqual(batchItemFailures, [], 'no record fails')
    }
    await this.call()
    this.check('the ordinary answer')
    const { owners } = this.#cleanup
    const left = this.#testBed
      .orphans()
      .filter((line) => owners === undefined || owners.some((id) => line.includes(`"id":"${id}"`)))
    assert.deepEqual(left, [], 'nothing of the closed owners is left')
  }
}
