import { setImmediate } from 'node:timers/promises'
import type { AroundCall } from '../../in-memory/product/open-product.ts'
import { Random } from '../runner/random.ts'

/**
 * Runs many clients at once. Before each call to AWS, and before its answer, it draws the client that
 * continues.
 */
export class RandomScheduler {
  readonly #random: Random
  readonly #waiting: (() => void)[] = []
  #areDrawn = false

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  readonly around: AroundCall = async (call, answer) => {
    await this.#turn()
    const output = await answer(call)
    await this.#turn()
    return output
  }

  /** Schedules clients until the work is done; at other times nobody waits. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#areDrawn = true
    const done = work().finally(() => {
      this.#areDrawn = false
    })
    while (this.#areDrawn) {
      await setImmediate()
      const [next] = this.#waiting.splice(this.#random.below(this.#waiting.length), 1)
      next?.()
    }
    return await done
  }

  async #turn(): Promise<void> {
    if (!this.#areDrawn) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.push(resolve)
    await promise
  }
}
