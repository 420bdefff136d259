import { AsyncLocalStorage } from 'node:async_hooks'
import { dynamodb, kms, REQUEST_TIMEOUT_MILLISECONDS } from '../../../shared/aws/sdk/clients.ts'
import {
  type AwsCall,
  interceptAws,
  replaceRequestHandlers,
} from '../../in-memory/aws/intercept.ts'
import {
  type MemoryAws,
  type MemoryHttpCall,
  type MemoryHttpResponse,
  type MemoryRequestHandler,
  memoryRequestHandler,
} from '../../in-memory/aws/request-handler.ts'
import { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import { type Call, type Fate, Invocation, type Try } from './invocation.ts'
import { PassingTime } from './passing-time.ts'

type Options = Parameters<MemoryRequestHandler['handle']>[1]

/** What the SDK takes for a success after retries that were as dear as all that it has for them. */
const SAVED_UP = {
  getRetryCount: () => 0,
  getRetryDelay: () => 0,
  getRetryCost: () => 500,
}

/**
 * AWS at the far end of this process's clients, where each try of each call of an invocation meets its fate.
 * What the SDK writes, signs, tries again, and makes of answers and faults is all its own. Only what is waited
 * for is not: time passes at once.
 */
export class FaultyAws {
  readonly time = new PassingTime()
  readonly memory = new MemoryDynamoDb()
  readonly #current = new AsyncLocalStorage<Invocation>()
  readonly #calls = new AsyncLocalStorage<Call>()

  /** Stands behind the clients, until what it returns is called. */
  install(cores: MemoryAws): () => void {
    this.time.install()
    const restoreHandlers = replaceRequestHandlers(this.#handler(cores))
    const stopFollowing = interceptAws((call) => this.#made(call))
    return () => {
      stopFollowing()
      restoreHandlers()
      this.time.restore()
    }
  }

  /** Does the work of one invocation, and lets what it left under way come to its end. */
  async invoke<T>(fate: Fate, work: () => Promise<T>): Promise<T> {
    const invocation = new Invocation(fate)
    try {
      return await this.#current.run(invocation, work)
    } finally {
      await invocation.rest()
      this.time.forget()
    }
  }

  /**
   * As after a while without faults: the SDK saves up retries from calls that succeed, and a process in which
   * everything fails has soon none left.
   */
  async refillRetries(): Promise<void> {
    for (const { config } of [dynamodb(), kms()]) {
      const strategy = await config.retryStrategy()
      if (!('recordSuccess' in strategy)) throw new Error('the SDK retries in another way')
      strategy.recordSuccess(SAVED_UP)
    }
  }

  /** Knows the tries that follow for those of one call. */
  async #made({ service, name, input, send }: AwsCall): Promise<object> {
    const invocation = this.#current.getStore()
    if (invocation === undefined) return await send()
    return await invocation.make({ service, name, input }, (call) => this.#calls.run(call, send))
  }

  #handler(cores: MemoryAws): MemoryRequestHandler {
    return {
      ...memoryRequestHandler(cores),
      handle: (request, options = {}) => {
        const { abortSignal } = options
        const before = (attempt: MemoryHttpCall) => this.#strike(attempt, options)
        // Its patience is not the handler's to keep: here time passes when it is told to.
        const bounds = { abortSignal, requestTimeout: Number.POSITIVE_INFINITY }
        return memoryRequestHandler(cores, before).handle(request, bounds)
      },
    }
  }

  async #strike(
    attempt: MemoryHttpCall,
    options: NonNullable<Options>,
  ): Promise<MemoryHttpResponse | undefined> {
    const fate = this.#current.getStore()?.fate
    const call = this.#calls.getStore()
    if (fate === undefined || call === undefined) return undefined
    const struck = this.#tryOf(call, attempt, options)
    return (await fate.strike(struck)) ?? struck.answer()
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
        this.time.pass(requestTimeout, abortSignal)
        throw Object.assign(new Error('Request timed out'), { name: 'TimeoutError' })
      },
    }
  }
}
