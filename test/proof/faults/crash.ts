import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import type { Fate, Try } from './invocation.ts'

export type Moment = 'before' | 'after'

/**
 * The process dies when it waits for a call: before the call is made, or after it was done and before the
 * answer is there. From then on nothing of the invocation is done any more.
 */
export class Crash implements Fate {
  readonly #place: number
  readonly #moment: Moment
  readonly #died = Promise.withResolvers<'died'>()
  #isDead = false

  constructor(place: number, moment: Moment) {
    this.#place = place
    this.#moment = moment
  }

  get isDeath(): boolean {
    return this.#isDead
  }

  /** Fulfilled when it has died; else never. */
  get death(): Promise<'died'> {
    return this.#died.promise
  }

  async strike({ call, answer }: Try): Promise<MemoryHttpResponse | undefined> {
    if (!this.#isDead && call.place !== this.#place) return undefined
    if (!this.#isDead && this.#moment === 'after') answer()
    this.#isDead = true
    this.#died.resolve('died')
    return await new Promise(() => {})
  }
}
