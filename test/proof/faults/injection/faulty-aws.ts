import { AsyncLocalStorage } from 'node:async_hooks'
import { dynamodb, kms, REQUEST_TIMEOUT_MILLISECONDS } from '../../../../shared/aws/sdk/clients.ts'
import {
  type AwsCall,
  interceptAws,
  replaceRequestHandlers,
} from '../../../in-memory/aws/intercept.ts'
import {
  type MemoryAws,
  type MemoryHttpCall,
  type MemoryHttpResponse,
  type MemoryRequestHandler,
  memoryRequestHandler,
} from '../../../in-memory/aws/request-handler.ts'
import { MemoryDynamoDb } from '../../../in-memory/dynamodb/dynamodb.ts'
import { type Call, type FaultPlan, Invocation, type Try } from './invocation.ts'
import { VirtualTime } from './virtual-time.ts'

type Options = Parameters<MemoryRequestHandler['handle']>[1]

/** Tells the SDK of a success so expensive that its budget of retries is full again. */
const SAVED_UP = {
  getRetryCount: () => 0,
  getRetryDelay: () => 0,
  getRetryCost: () => 500,
}

/**
 * AWS in memory, behind the SDK. A fault plan decides how each try of each call of an invocation is answered.
 * The real SDK writes, signs and retries calls, and reads answers and errors. Only time is virtual: nobody
 * waits.
 */
export class FaultyAws {
  readonly time = new VirtualTime()
  readonly memory = new MemoryDynamoDb()
  readonly #current = new AsyncLocalStorage<Invocation>()
  readonly #calls = new AsyncLocalStorage<Call>()

  /** Replaces AWS behind the clients. @returns what puts it back */
  install(cores: MemoryAws): () => void {
    this.time.install()
    const restoreHandlers = replaceRequestHandlers(this.#handler(cores))
    const stopIntercepting = interceptAws((call) => this.#startCall(call))
    return () => {
      stopIntercepting()
      restoreHandlers()
      this.time.restore()
    }
  }

  /** Does the work of one invocation, and waits for the calls that are still under way at its end. */
  async invoke<T>(faultPlan: FaultPlan, work: () => Promise<T>): Promise<T> {
    const invocation = new Invocation(faultPlan)
    try {
      return await this.#current.run(invocation, work)
    } finally {
      await invocation.waitForCalls()
      this.time.forget()
    }
  }

  /**
   * Fills the SDK's budget of retries. Successful calls fill it, so a process in which everything fails soon
   * has none left.
   */
  async refillRetries(): Promise<void> {
    for (const { config } of [dynamodb(), kms()]) {
      const strategy = await config.retryStrategy()
      if (!('recordSuccess' in strategy)) throw new Error('the SDK retries in another way')
      strategy.recordSuccess(SAVED_UP)
    }
  }

  /** Links the tries that follow to their call. */
  async #startCall({ service, name, input, send }: AwsCall): Promise<object> {
    const invocation = this.#current.getStore()
    if (invocation === undefined) return await send()
    return await invocation.make({ service, name, input }, (call) => this.#calls.run(call, send))
  }

  #handler(cores: MemoryAws): MemoryRequestHandler {
    return {
      ...memoryRequestHandler(cores),
      handle: (request, options = {}) => {
        const { abortSignal } = options
        const before = (attempt: MemoryHttpCall) => this.#answerTry(attempt, options)
        // The handler must not end a call by real time: here time is virtual.
        const bounds = { abortSignal, requestTimeout: Number.POSITIVE_INFINITY }
        return memoryRequestHandler(cores, before).handle(request, bounds)
      },
    }
  }

  async #answerTry(
    attempt: MemoryHttpCall,
    options: NonNullable<Options>,
  ): Promise<MemoryHttpResponse | undefined> {
    const faultPlan = this.#current.getStore()?.faultPlan
    const call = this.#calls.getStore()
    if (faultPlan === undefined || call === undefined) return undefined
    const tried = this.#tryOf(call, attempt, options)
    return (await faultPlan.answerTry(tried)) ?? tried.answer()
  }

  #tryOf(call: Call, attempt: MemoryHttpCall, options: NonNullable<Options>): Try {
    const { abortSignal, requestTimeout = REQUEST_TIMEOUT_MILLISECONDS } = options
    const answer = () => {
      const answered = attempt.answer()
      call.answered = answered
      return answered
    }
    return {
      call,
      attempt: attempt.attempt,
      input: attempt.input,
      answer,
      answerLeaving: (left) => {
        this.memory.unprocessed = (keys) => (left === 'all' ? keys.length : left)
        try {
          return answer()
        } finally {
          this.memory.unprocessed = undefined
        }
      },
      timeOut: async () => {
        this.time.advance(requestTimeout, abortSignal)
        throw Object.assign(new Error('Request timed out'), { name: 'TimeoutError' })
      },
    }
  }
}
