import type { Scheduler } from 'fast-check'
import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import type { AroundCall } from '../../in-memory/product/open-product.ts'
import { splitBatch } from './split-batch.ts'

/**
 * The points at which one client pauses and another continues: before each call to AWS, and again before its
 * answer arrives. Between these points the clients share nothing.
 */
export class SwitchPoints {
  #scheduler: Scheduler | undefined
  #count = 0

  /** How many there have been. */
  get count(): number {
    return this.#count
  }

  /** Sets the scheduler, which chooses the client that continues; with undefined, nobody pauses. */
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
