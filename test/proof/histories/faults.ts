import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { AroundCall } from '../../in-memory/product/open-product.ts'
import type { PlannedFault } from './dials.ts'

/** Counts the calls to AWS of one thing that happens, and lets the planned one fail. */
export class Faults {
  #planned: PlannedFault | null = null
  #calls = 0
  /** What failed, so that nothing is excused that did not. */
  #hit: PlannedFault['kind'] | undefined

  /** Begins anew, with this fault to come. */
  plan(planned: PlannedFault | null): void {
    this.#planned = planned
    this.#calls = 0
    this.#hit = undefined
  }

  /** How a call failed since then; undefined when none did. */
  get hit(): PlannedFault['kind'] | undefined {
    return this.#hit
  }

  /** Answers a call, or fails it. */
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
