import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import { FUNCTION_TIMEOUT_SECONDS } from '../../../shared/domain/deadline.ts'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../../in-memory/dynamodb/snapshot.ts'
import type { Clock } from '../../in-memory/product/clock.ts'
import { type OpenedProduct, openProduct } from '../../in-memory/product/open-product.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import { orphansIn, worldIn } from '../model/table-world.ts'
import { describe, type World } from '../model/world.ts'
import { checkLinks } from './account-links.ts'
import { FaultyAws } from './injection/faulty-aws.ts'
import { TokenProcesses } from './token-processes.ts'

/** The contents of the tables: as the model's world, and as a text that can be compared. */
export interface TableState {
  readonly world: World
  readonly text: string
}

/** Contents of the tables that `reset` can restore. */
export interface SavedTables extends Snapshot {
  readonly state: TableState
}

/** The product on AWS in memory. Its tables can be saved and restored. */
export class TestBed {
  readonly product: Product
  readonly aws: FaultyAws
  readonly tokenProcesses = new TokenProcesses()
  /** The answers since `reset`. */
  readonly replies: Reply[] = []

  readonly #clock: Clock
  readonly #close: () => void
  #saved: SavedTables | undefined
  #restored: { readonly saved: SavedTables; readonly version: number } | undefined
  #state: (TableState & { readonly version: number }) | undefined
  #forward = 0

  private constructor({ product, clock, close }: OpenedProduct, aws: FaultyAws) {
    this.product = product
    this.aws = aws
    this.#clock = clock
    this.#close = close
    this.#recordReplies()
  }

  static async open(): Promise<TestBed> {
    const aws = new FaultyAws()
    const opened = await openProduct({
      environment: { KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) },
      dynamodb: aws.memory,
      replaceAws: (memory) => aws.install(memory),
      hasSigningKey: false,
    })
    return new TestBed(opened, aws)
  }

  close(): void {
    this.#close()
  }

  /** Saves the tables. From here on, `reset` restores them. */
  save(): SavedTables {
    const snapshot = takeSnapshot(this.aws.memory, [TABLE_NAME, AUDIT_EVENTS_TABLE_NAME])
    const saved = { ...snapshot, state: this.state() }
    this.#saved = saved
    return saved
  }

  /**
   * Restores tables, sets the clock back to the start, and starts a new process of the token function.
   *
   * @param saved the tables that were saved last, unless stated
   */
  async reset(saved = this.#saved): Promise<void> {
    const { memory } = this.aws
    if (saved === undefined) throw new Error('nothing was saved')
    if (this.#restored?.saved !== saved || this.#restored.version !== memory.version) {
      restoreSnapshot(memory, saved)
      this.#restored = { saved, version: memory.version }
      this.#state = { ...saved.state, version: memory.version }
    }
    this.replies.length = 0
    this.forward(-this.#forward)
    this.tokenProcesses.startNew()
    await this.aws.refillRetries()
  }

  forward(seconds: number): void {
    this.#forward += seconds
    this.#clock.forward(seconds)
  }

  /** In epoch milliseconds. */
  now(): number {
    return this.#clock.now().getTime()
  }

  /** @throws {Error} when a table holds what it must never hold */
  state(): TableState {
    const { memory } = this.aws
    if (this.#state?.version === memory.version) return this.#state
    const table = memory.items(TABLE_NAME)
    const world = worldIn(table, memory.items(AUDIT_EVENTS_TABLE_NAME))
    checkLinks(table)
    this.#state = { world, text: describe(world), version: memory.version }
    return this.#state
  }

  /** The stream's records since `reset`, also those that arrive while the caller iterates. */
  newRecords(): Iterable<DynamoDBRecord> {
    const { streamRecords } = this.aws.memory
    return streamRecords.values().drop(this.#restored?.saved.records.length ?? 0)
  }

  /** Items of the table that belong to no open owner. */
  orphans(): readonly string[] {
    return orphansIn(this.aws.memory.items(TABLE_NAME))
  }

  /** Records every answer, and checks that each comes before the function's time-out. */
  #recordReplies(): void {
    const { product, replies, tokenProcesses, aws } = this
    const recorded = async (call: () => Promise<Reply>) => {
      const before = aws.time.advanced
      const reply = await call()
      const seconds = (aws.time.advanced - before) / 1000
      assert(
        seconds < FUNCTION_TIMEOUT_SECONDS,
        `the function answers before its time-out: ${seconds} s`,
      )
      replies.push(reply)
      return reply
    }
    const manage = product.manage.bind(product)
    const platform = product.platform.bind(product)
    const anyone = product.anyone.bind(product)
    product.manage = (...call) => recorded(() => manage(...call))
    product.platform = (...call) => recorded(() => platform(...call))
    product.anyone = (operationId, call = {}) =>
      recorded(() =>
        operationId === issueToken.id ? tokenProcesses.call(call) : anyone(operationId, call),
      )
  }
}
