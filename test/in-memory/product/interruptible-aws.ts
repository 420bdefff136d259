import type { AwsCall } from '../aws/intercept.ts'
import type { AroundCall } from './open-product.ts'

/** Answers a call in place of the memory, or lets `answer` do it. */
export type Interruption = (
  call: AwsCall,
  answer: (call: AwsCall) => Promise<object>,
) => Promise<object> | object

/** Records the names of all calls to AWS, and lets a test answer the next call of a name. */
export class InterruptibleAws {
  /** Names of the calls, in order. */
  readonly calls: string[] = []
  #next: { readonly name: string; readonly interruption: Interruption } | undefined

  answerNext(name: string, interruption: Interruption): void {
    this.#next = { name, interruption }
  }

  readonly aroundCall: AroundCall = async (call, answer) => {
    this.calls.push(call.name)
    if (this.#next?.name !== call.name) return await answer(call)
    const { interruption } = this.#next
    this.#next = undefined
    return await interruption(call, answer)
  }
}
