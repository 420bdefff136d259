import type { MemoryHttpResponse } from '../../../in-memory/aws/request-handler.ts'
import { isRecord, type Parameters } from '../../../in-memory/dynamodb/parameters.ts'
import type { FaultKind } from './fault-kinds.ts'
import type { Call, FaultPlan, Try } from './invocation.ts'

export type Tries = 'first try' | 'every try'

/**
 * Injects one kind of fault at one call of an invocation: at its first try, or at every try of SDK and
 * product.
 */
export class SingleFault implements FaultPlan {
  readonly #index: number
  readonly #kind: FaultKind
  readonly #tries: Tries
  #injected: Call | undefined
  #sawRetry = false

  constructor(index: number, kind: FaultKind, tries: Tries) {
    this.#index = index
    this.#kind = kind
    this.#tries = tries
  }

  get wasInjected(): boolean {
    return this.#injected !== undefined
  }

  /** Whether the failed call was retried. */
  get sawRetry(): boolean {
    return this.#sawRetry
  }

  async answerTry(attempt: Try): Promise<MemoryHttpResponse | undefined> {
    if (this.#injected && isRetry(attempt.call, this.#injected)) this.#sawRetry = true
    if (!this.#isAffected(attempt)) return undefined
    this.#injected ??= attempt.call
    return await this.#kind.answerTry(attempt)
  }

  #isAffected({ call, attempt }: Try): boolean {
    if (this.#tries === 'first try') return call.index === this.#index && attempt === 1
    return (
      call.index === this.#index || (this.#injected !== undefined && isRetry(call, this.#injected))
    )
  }
}

/** Whether a call repeats an earlier one, or a part of it. */
function isRetry(call: Call, before: Call): boolean {
  const targets = targetsOf(before.input)
  return (
    call.name === before.name && targetsOf(call.input).every((target) => targets.includes(target))
  )
}

/**
 * What a call is about. Of a transaction only the first action counts: its audit event is new at each try.
 */
function targetsOf(input: Parameters): readonly string[] {
  const { RequestItems: batches, TransactItems: actions, ...rest } = input
  if (isRecord(batches)) return Object.values(batches).flatMap(keysOf)
  const { Key, Item, KeyId, ExpressionAttributeValues, ExclusiveStartKey } = Array.isArray(actions)
    ? Object.assign({}, ...Object.values(actions[0] ?? {}))
    : rest
  const { pk, sk } = isRecord(Item) ? Item : {}
  return [JSON.stringify([Key, pk, sk, KeyId, ExpressionAttributeValues, ExclusiveStartKey])]
}

function keysOf(batch: unknown): readonly string[] {
  const keys = isRecord(batch) && Array.isArray(batch.Keys) ? batch.Keys : []
  return keys.map((key) => JSON.stringify(key))
}
