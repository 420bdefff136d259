import { setImmediate as breathe } from 'node:timers/promises'
import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import type { Parameters } from '../../in-memory/dynamodb/parameters.ts'

/** A call that an invocation makes of AWS, with all the tries that the SDK makes of it. */
export interface Call {
  readonly service: 'dynamodb' | 'kms'
  /** As the SDK names the command: 'GetItemCommand'. */
  readonly name: string
  /** For DynamoDB in document form. */
  readonly input: Parameters
  /** The first call of an invocation is 0. */
  readonly place: number
  /** What the core answered when it last did; undefined while it has not. */
  answered?: MemoryHttpResponse
}

/** One try of a call, on its way to the core. */
export interface Try {
  readonly call: Call
  /** The SDK's first is 1. */
  readonly attempt: number
  /** For DynamoDB in document form, for KMS with bytes in base64. */
  readonly input: Parameters
  /** Lets the core answer, and commit. */
  answer(): MemoryHttpResponse
  /** Lets the core answer, and leave the last keys of a batch unprocessed, or all of them. */
  answerLeaving(keys: 1 | 'all'): MemoryHttpResponse
  /** Waits for as long as the product has patience. */
  timeOut(): Promise<never>
}

/** What befalls the tries of an invocation. */
export interface Fate {
  /** Whether the invocation has died of it. */
  readonly isDeath?: boolean
  /**
   * Answers in the core's place, or throws: the connection fails. It may let the core answer before it does.
   *
   * @returns undefined to let the core answer
   */
  strike(attempt: Try): Promise<MemoryHttpResponse | undefined>
}

/** One run of a function, as AWS sees it. */
export class Invocation {
  readonly calls: Call[] = []
  readonly fate: Fate
  #underWay = 0

  constructor(fate: Fate) {
    this.fate = fate
  }

  async make<T>(
    call: Pick<Call, 'service' | 'name' | 'input'>,
    send: (call: Call) => Promise<T>,
  ): Promise<T> {
    const made: Call = { ...call, place: this.calls.length }
    this.calls.push(made)
    this.#underWay += 1
    try {
      return await send(made)
    } finally {
      this.#underWay -= 1
    }
  }

  /** What is still under way when the function has answered comes to its end, unless it never will. */
  async rest(): Promise<void> {
    while (this.#underWay > 0 && !this.fate.isDeath) await breathe()
  }
}
