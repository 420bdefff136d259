import { setImmediate as breathe } from 'node:timers/promises'
import type { MemoryHttpResponse } from '../../../in-memory/aws/request-handler.ts'
import type { Parameters } from '../../../in-memory/dynamodb/parameters.ts'

/** A call to AWS, with all tries that the SDK makes. */
export interface Call {
  readonly service: 'dynamodb' | 'kms'
  /** As the SDK names the command: 'GetItemCommand'. */
  readonly name: string
  /** For DynamoDB in document form. */
  readonly input: Parameters
  /** The first call of an invocation is 0. */
  readonly index: number
  /** The memory's last answer; undefined before the first. */
  answered?: MemoryHttpResponse
}

/** One try of a call, before it reaches the memory. */
export interface Try {
  readonly call: Call
  /** The SDK's first try is 1. */
  readonly attempt: number
  /** For DynamoDB in document form, for KMS with bytes in base64. */
  readonly input: Parameters
  /** Lets the memory answer, and commit. */
  answer(): MemoryHttpResponse
  /** Lets the memory answer, but leave the last key of a batch unprocessed, or all keys. */
  answerLeaving(keys: 1 | 'all'): MemoryHttpResponse
  /** Waits until the request times out. */
  timeOut(): Promise<never>
}

/** Decides how each try of an invocation is answered. */
export interface FaultPlan {
  /** Whether the process of the invocation has crashed. */
  readonly hasCrashed?: boolean
  /**
   * Answers instead of the memory, or throws: the connection fails. It may let the memory commit first.
   *
   * @returns undefined to let the memory answer
   */
  answerTry(attempt: Try): Promise<MemoryHttpResponse | undefined>
}

/** One invocation of a function, as AWS sees it. */
export class Invocation {
  readonly calls: Call[] = []
  readonly faultPlan: FaultPlan
  #underWay = 0

  constructor(faultPlan: FaultPlan) {
    this.faultPlan = faultPlan
  }

  async make<T>(
    call: Pick<Call, 'service' | 'name' | 'input'>,
    send: (call: Call) => Promise<T>,
  ): Promise<T> {
    const made: Call = { ...call, index: this.calls.length }
    this.calls.push(made)
    this.#underWay += 1
    try {
      return await send(made)
    } finally {
      this.#underWay -= 1
    }
  }

  /**
   * Waits for calls that are still under way when the function has answered, unless the process has crashed.
   */
  async waitForCalls(): Promise<void> {
    while (this.#underWay > 0 && !this.faultPlan.hasCrashed) await breathe()
  }
}
