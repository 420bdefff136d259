import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { DynamoDBRecord } from 'aws-lambda'
import { FUNCTION_TIMEOUT_SECONDS } from '../../../shared/domain/deadline.ts'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import type { StoredItem } from '../../in-memory/dynamodb/values.ts'
import { stopClock } from '../../in-memory/product/clock.ts'
import { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import { orphansIn, worldIn } from '../model/table-world.ts'
import { describe, type World } from '../model/world.ts'
import { FaultyAws } from './faulty-aws.ts'
import { checkLinks } from './links.ts'
import { TokenProcesses } from './token-processes.ts'

const BATCH_WRITES_MAX = 25

/** A world as the tables tell it, and the text by which worlds are compared. */
export interface Told {
  readonly world: World
  readonly text: string
}

/** What lay in the tables. */
export interface Kept {
  readonly items: ReadonlyMap<string, readonly StoredItem[]>
  readonly records: readonly DynamoDBRecord[]
  readonly told: Told
}

/**
 * The product on AWS in memory, where a world can be kept and gone back to.
 */
export class Stage {
  readonly product: Product
  readonly aws: FaultyAws
  readonly tokenProcesses = new TokenProcesses()
  /** What was answered since `reset`. */
  readonly replies: Reply[] = []

  readonly #start: number
  readonly #close: () => void
  #kept: Kept | undefined
  #here: { readonly kept: Kept; readonly version: number } | undefined
  #told: (Told & { readonly version: number }) | undefined
  #forward = 0

  private constructor(product: Product, aws: FaultyAws, start: Date, close: () => void) {
    this.product = product
    this.aws = aws
    this.#start = start.getTime()
    this.#close = close
    this.#listen()
  }

  static async open(): Promise<Stage> {
    // The SDK and the adapters wait at random before they try again: here, as shortly as may be.
    const random = Math.random
    Math.random = () => 0
    const aws = new FaultyAws()
    const uninstall = aws.install()
    const clock = stopClock()
    const close = () => {
      uninstall()
      mock.timers.reset()
      Math.random = random
    }
    try {
      const product = await Product.load({ KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) })
      return new Stage(product, aws, clock.now(), close)
    } catch (error) {
      close()
      throw error
    }
  }

  close(): void {
    this.#close()
  }

  /** What lies in the tables now is what `reset` goes back to from here on. */
  keep(): Kept {
    const { memory } = this.aws
    const items = new Map(
      [TABLE_NAME, EVENTS_TABLE_NAME].map((table) => [table, memory.items(table)] as const),
    )
    const kept = { items, records: [...memory.streamRecords], told: this.told() }
    this.#kept = kept
    return kept
  }

  /**
   * Goes back to the beginning of time, with a token function that remembers nothing.
   *
   * @param kept what is to lie in the tables: what was kept last, unless it is stated
   */
  async reset(kept = this.#kept): Promise<void> {
    const { memory } = this.aws
    if (kept === undefined) throw new Error('nothing was kept')
    if (this.#here?.kept !== kept || this.#here.version !== memory.version) {
      memory.clear()
      for (const [table, items] of kept.items) putAll(memory, table, items)
      memory.streamRecords.push(...kept.records)
      this.#here = { kept, version: memory.version }
      this.#told = { ...kept.told, version: memory.version }
    }
    this.replies.length = 0
    this.forward(-this.#forward)
    this.tokenProcesses.startAnew()
    await this.aws.refillRetries()
  }

  forward(seconds: number): void {
    this.#forward += seconds
    mock.timers.setTime(this.now())
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#start + this.#forward * 1000
  }

  /** @throws {Error} on what must never lie in a table */
  told(): Told {
    const { memory } = this.aws
    if (this.#told?.version === memory.version) return this.#told
    const table = memory.items(TABLE_NAME)
    const world = worldIn(table, memory.items(EVENTS_TABLE_NAME))
    checkLinks(table)
    this.#told = { world, text: describe(world), version: memory.version }
    return this.#told
  }

  /** The stream's records since `reset`, also those that are still to come. */
  newRecords(): Iterable<DynamoDBRecord> {
    const { streamRecords } = this.aws.memory
    return streamRecords.values().drop(this.#here?.kept.records.length ?? 0)
  }

  /** What lies in the table and belongs to no open owner. */
  debris(): readonly string[] {
    return orphansIn(this.aws.memory.items(TABLE_NAME))
  }

  /** Hears every answer, and that nobody waits for one that never comes. */
  #listen(): void {
    const { product, replies, tokenProcesses, aws } = this
    const heard = async (ask: () => Promise<Reply>) => {
      const before = aws.time.passed
      const reply = await ask()
      const seconds = (aws.time.passed - before) / 1000
      assert(
        seconds < FUNCTION_TIMEOUT_SECONDS,
        `it is answered before it is cut off: ${seconds} s`,
      )
      replies.push(reply)
      return reply
    }
    const manage = product.manage.bind(product)
    const platform = product.platform.bind(product)
    const anyone = product.anyone.bind(product)
    product.manage = (...call) => heard(() => manage(...call))
    product.platform = (...call) => heard(() => platform(...call))
    product.anyone = (operationId, call = {}) =>
      heard(() =>
        operationId === issueToken.id ? tokenProcesses.ask(call) : anyone(operationId, call),
      )
  }
}

function putAll(memory: FaultyAws['memory'], table: string, items: readonly StoredItem[]): void {
  for (let start = 0; start < items.length; start += BATCH_WRITES_MAX) {
    const batch = items
      .slice(start, start + BATCH_WRITES_MAX)
      .map((Item) => ({ PutRequest: { Item } }))
    memory.call('BatchWriteItemCommand', { RequestItems: { [table]: batch } })
  }
}
