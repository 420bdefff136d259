import type { Scheduler } from 'fast-check'
import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import type { AroundCall } from '../../in-memory/product/open-product.ts'
import { splitBatch } from './split-batch.ts'

/**
 * The points at which one client's work stops and another's goes on: before each call to AWS is made, and again
 * before its answer arrives. Between them nothing is shared that another could see.
 */
export class Switches {
  #scheduler: Scheduler | undefined
  #count = 0

  /** How many there have been. */
  get count(): number {
    return this.#count
  }

  /** Who says which client goes on; undefined: nobody stops. */
  use(scheduler: Scheduler | undefined): void {
    this.#scheduler = scheduler
  }

  readonly around: AroundCall = async (call, answer) => {
    if (this.#scheduler === undefined) return await answer(call)
    await this.#switch(call)
    const output =
      call.name === 'BatchGetItemCommand'
        ? await splitBatch(call, answer, () => this.#switch(call))
        : await answer(call)
    await this.#switch(call)
    return output
  }

  async #switch(call: AwsCall): Promise<void> {
    this.#count += 1
    await this.#scheduler?.schedule(Promise.resolve(), call.name)
  }
}
