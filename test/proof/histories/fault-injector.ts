import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { AroundCall } from '../../in-memory/product/open-product.ts'
import type { PlannedFault } from './random-action.ts'

/** Counts the calls to AWS of one action, and makes the planned call fail. */
export class FaultInjector {
  #planned: PlannedFault | null = null
  #calls = 0
  /** The fault that was injected. A failure without one is a failure of the product. */
  #hit: PlannedFault['kind'] | undefined

  /** Starts a new action, with the fault that it will meet. */
  plan(planned: PlannedFault | null): void {
    this.#planned = planned
    this.#calls = 0
    this.#hit = undefined
  }

  /** The fault that was injected since `plan`; undefined when none was. */
  get hit(): PlannedFault['kind'] | undefined {
    return this.#hit
  }

  /** Answers a call, or makes it fail. */
  readonly around: AroundCall = async (call, answer) => {
    const planned = this.#planned
    const isHit = planned !== null && planned.call === this.#calls
    this.#calls += 1
    if (!isHit) return await answer(call)
    if (planned.kind !== 'conflict') {
      this.#hit = planned.kind
      if (planned.kind === 'after') await answer(call)
      throw Object.assign(new Error('a fault on demand'), { name: 'InternalServerError' })
    }
    const { TransactItems: actions } = call.input
    if (!Array.isArray(actions)) return await answer(call)
    this.#hit = planned.kind
    throw new TransactionCanceledException({
      message: 'Transaction cancelled',
      $metadata: {},
      CancellationReasons: actions.map((_, place) => ({
        Code: place === 0 ? 'TransactionConflict' : 'None',
      })),
    })
  }
}
