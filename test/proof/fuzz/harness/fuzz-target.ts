import type { Context } from 'aws-lambda'
import { warmFunctions } from '../../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../../local/lambda/lambda-context.ts'
import type { HttpHandler, HttpResult } from '../../../../shared/http/http-event.ts'
import type { MemoryDynamoDb } from '../../../in-memory/dynamodb/dynamodb.ts'
import type { StoredItem } from '../../../in-memory/dynamodb/values.ts'
import type { Clock } from '../../../in-memory/product/clock.ts'
import { type OpenedProduct, openProduct } from '../../../in-memory/product/open-product.ts'
import type { Product } from '../../../in-memory/product/product.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../../in-memory/product/settings.ts'

/** A changed item; `before` or `after` is undefined where it does not exist. */
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

/** The memory keeps every transaction's token. It is emptied after so many restorations. */
const RESTORATIONS_MAX = 500
const TABLE_NAMES = [TABLE_NAME, AUDIT_EVENTS_TABLE_NAME]
const TIMEOUT_MILLISECONDS = 15_000

/** The product on tables in memory, which can be restored after each input. */
export class FuzzTarget {
  readonly memory: MemoryDynamoDb
  readonly product: Product
  readonly clock: Clock

  readonly #functions = new Map<string, Loaded>()
  readonly #close: () => void
  #saved: ReadonlyMap<string, ReadonlyMap<string, StoredItem>> = new Map()
  #changes: { readonly version: number; readonly list: readonly Change[] } = {
    version: -1,
    list: [],
  }
  #restorations = 0

  private constructor({ product, clock, dynamodb, close }: OpenedProduct) {
    this.product = product
    this.clock = clock
    this.memory = dynamodb
    this.#close = close
  }

  static async open(): Promise<FuzzTarget> {
    return new FuzzTarget(await openProduct())
  }

  close(): void {
    this.#close()
  }

  /** Invokes a function without the gateway, with any value as its event. */
  async invoke(operationId: string, event: unknown): Promise<HttpResult> {
    const known = this.#functions.get(operationId)
    const { handler, context } = known ?? (await this.#load(operationId))
    return await Reflect.apply(handler, undefined, [event, context])
  }

  /** Saves the tables. From here on, `changes` and `restore` refer to them. */
  save(): void {
    this.#saved = new Map(TABLE_NAMES.map((name) => [name, byKey(this.memory.items(name))]))
    this.#changes = { version: this.memory.version, list: [] }
  }

  changes(): readonly Change[] {
    const { version } = this.memory
    if (this.#changes.version !== version) this.#changes = { version, list: this.#changesNow() }
    return this.#changes.list
  }

  /** Restores the tables that were saved. */
  restore(): void {
    this.#restorations += 1
    if (this.#restorations % RESTORATIONS_MAX === 0) this.memory.clear()
    for (const { tableName, pk, sk, before } of this.changes()) {
      if (before) this.memory.call('PutItemCommand', { TableName: tableName, Item: before })
      else this.memory.call('DeleteItemCommand', { TableName: tableName, Key: { pk, sk } })
    }
    this.save()
  }

  async #load(operationId: string): Promise<Loaded> {
    const handler = await warmFunctions.http(operationId)
    const loaded = { handler, context: lambdaContext(operationId, TIMEOUT_MILLISECONDS) }
    this.#functions.set(operationId, loaded)
    return loaded
  }

  #changesNow(): readonly Change[] {
    return TABLE_NAMES.flatMap((tableName) => {
      const saved = this.#saved.get(tableName) ?? new Map<string, StoredItem>()
      const changes: Change[] = []
      let same = 0
      for (const after of this.memory.items(tableName)) {
        const before = saved.get(keyOf(after))
        if (before) same += 1
        if (before !== after) changes.push(changeOf(tableName, before, after))
      }
      if (same === saved.size) return changes
      const now = byKey(this.memory.items(tableName))
      const removed = [...saved].filter(([key]) => !now.has(key))
      return [...changes, ...removed.map(([, before]) => changeOf(tableName, before, undefined))]
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
