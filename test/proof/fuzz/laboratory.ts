import type { Context } from 'aws-lambda'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { HttpHandler, HttpResult } from '../../../shared/http/http-event.ts'
import type { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import type { StoredItem } from '../../in-memory/dynamodb/values.ts'
import type { Clock } from '../../in-memory/product/clock.ts'
import { type OpenedProduct, openProduct } from '../../in-memory/product/open-product.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'

/** An item that is not what it was; undefined where there is none. */
export interface Change {
  readonly tableName: string
  readonly pk: string
  readonly sk: string
  readonly before: StoredItem | undefined
  readonly after: StoredItem | undefined
}

interface Loaded {
  readonly handler: HttpHandler
  readonly context: Context
}

/** A memory remembers every transaction; every so many restorings it is made anew. */
const RESTORINGS_MAX = 500
const TABLE_NAMES = [TABLE_NAME, EVENTS_TABLE_NAME]
const TIMEOUT_MILLISECONDS = 15_000

/** The product on tables in memory, which can be put back to what they were when the work began. */
export class Laboratory {
  readonly memory: MemoryDynamoDb
  readonly product: Product
  readonly clock: Clock

  readonly #functions = new Map<string, Loaded>()
  readonly #close: () => void
  #kept: ReadonlyMap<string, ReadonlyMap<string, StoredItem>> = new Map()
  #changes: { readonly version: number; readonly list: readonly Change[] } = {
    version: -1,
    list: [],
  }
  #restorings = 0

  private constructor({ product, clock, dynamodb, close }: OpenedProduct) {
    this.product = product
    this.clock = clock
    this.memory = dynamodb
    this.#close = close
  }

  static async open(): Promise<Laboratory> {
    return new Laboratory(await openProduct())
  }

  close(): void {
    this.#close()
  }

  /** Calls a function past its gateway, with anything at all for an event. */
  async invoke(operationId: string, event: unknown): Promise<HttpResult> {
    const known = this.#functions.get(operationId)
    const { handler, context } = known ?? (await this.#load(operationId))
    return await Reflect.apply(handler, undefined, [event, context])
  }

  /** From here on, `changes` and `restore` speak of what the tables hold now. */
  keep(): void {
    this.#kept = new Map(TABLE_NAMES.map((name) => [name, byKey(this.memory.items(name))]))
    this.#changes = { version: this.memory.version, list: [] }
  }

  changes(): readonly Change[] {
    const { version } = this.memory
    if (this.#changes.version !== version) this.#changes = { version, list: this.#changesNow() }
    return this.#changes.list
  }

  /** Puts the tables back. */
  restore(): void {
    this.#restorings += 1
    if (this.#restorings % RESTORINGS_MAX === 0) this.memory.clear()
    for (const { tableName, pk, sk, before } of this.changes()) {
      if (before) this.memory.call('PutItemCommand', { TableName: tableName, Item: before })
      else this.memory.call('DeleteItemCommand', { TableName: tableName, Key: { pk, sk } })
    }
    this.keep()
  }

  async #load(operationId: string): Promise<Loaded> {
    const handler = await warmFunctions.http(operationId)
    const loaded = { handler, context: lambdaContext(operationId, TIMEOUT_MILLISECONDS) }
    this.#functions.set(operationId, loaded)
    return loaded
  }

  #changesNow(): readonly Change[] {
    return TABLE_NAMES.flatMap((tableName) => {
      const kept = this.#kept.get(tableName) ?? new Map<string, StoredItem>()
      const changes: Change[] = []
      let same = 0
      for (const after of this.memory.items(tableName)) {
        const before = kept.get(keyOf(after))
        if (before) same += 1
        if (before !== after) changes.push(changeOf(tableName, before, after))
      }
      if (same === kept.size) return changes
      const now = byKey(this.memory.items(tableName))
      const gone = [...kept].filter(([key]) => !now.has(key))
      return [...changes, ...gone.map(([, before]) => changeOf(tableName, before, undefined))]
    })
  }
}

function changeOf(
  tableName: string,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
): Change {
  const { pk, sk } = after ?? before ?? {}
  return { tableName, pk: String(pk), sk: String(sk), before, after }
}

function byKey(items: readonly StoredItem[]): ReadonlyMap<string, StoredItem> {
  return new Map(items.map((item) => [keyOf(item), item]))
}

function keyOf({ pk, sk }: StoredItem): string {
  return `${pk}\n${sk}`
}
