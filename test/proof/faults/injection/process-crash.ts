import type { MemoryHttpResponse } from '../../../in-memory/aws/request-handler.ts'
import type { FaultPlan, Try } from './invocation.ts'

export type Moment = 'before' | 'after'

/**
 * The process crashes while it waits for a call: before the call is done, or after it is done and before the
 * answer arrives. Nothing of the invocation happens after that.
 */
export class ProcessCrash implements FaultPlan {
  readonly #index: number
  readonly #moment: Moment
  readonly #crashed = Promise.withResolvers<'crashed'>()
  #hasCrashed = false

  constructor(index: number, moment: Moment) {
    this.#index = index
    this.#moment = moment
  }

  get hasCrashed(): boolean {
    return this.#hasCrashed
  }

  /** Fulfilled when the process has crashed, otherwise never. */
  get crashed(): Promise<'crashed'> {
    return this.#crashed.promise
  }

  async answerTry({ call, answer }: Try): Promise<MemoryHttpResponse | undefined> {
    if (!this.#hasCrashed && call.index !== this.#index) return undefined
    if (!this.#hasCrashed && this.#moment === 'after') answer()
    this.#hasCrashed = true
    this.#crashed.resolve('crashed')
    return await new Promise(() => {})
  }
}
