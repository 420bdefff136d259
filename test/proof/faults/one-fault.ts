import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'
import type { Call, Fate, Try } from './invocation.ts'
import type { Kind } from './kinds.ts'

export type Tries = 'first try' | 'every try'

/**
 * One kind of fault befalls one call of an invocation: its first try, or every try of it, of the SDK's and of
 * the product's.
 */
export class OneFault implements Fate {
  readonly #place: number
  readonly #kind: Kind
  readonly #tries: Tries
  #struck: Call | undefined
  #sawAnotherTry = false

  constructor(place: number, kind: Kind, tries: Tries) {
    this.#place = place
    this.#kind = kind
    this.#tries = tries
  }

  get hasStruck(): boolean {
    return this.#struck !== undefined
  }

  /** Whether what it befell was tried again. */
  get sawAnotherTry(): boolean {
    return this.#sawAnotherTry
  }

  async strike(attempt: Try): Promise<MemoryHttpResponse | undefined> {
    if (this.#struck && isAgain(attempt.call, this.#struck)) this.#sawAnotherTry = true
    if (!this.#isToStrike(attempt)) return undefined
    this.#struck ??= attempt.call
    return await this.#kind.strike(attempt)
  }

  #isToStrike({ call, attempt }: Try): boolean {
    if (this.#tries === 'first try') return call.place === this.#place && attempt === 1
    return call.place === this.#place || (this.#struck !== undefined && isAgain(call, this.#struck))
  }
}

/** Whether the product calls once more for what it called for: for all of it, or for what is still missing. */
function isAgain(call: Call, before: Call): boolean {
  const asked = targetsOf(before.input)
  return (
    call.name === before.name && targetsOf(call.input).every((target) => asked.includes(target))
  )
}

/** What a call is about; a transaction, what its first action is about: audit events are new at each try. */
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
