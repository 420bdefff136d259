// DynamoDB in this process, as far as the product uses it. There is no maintained one for Node: dynalite has
// no transactions, and those that have them are separate servers. The proof's part `agreement` compares this
// one with DynamoDB Local.
import {
  ConditionalCheckFailedException,
  IdempotentParameterMismatchException,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { batchWriteOf } from './batch-write.ts'
import { isStaleRead } from './consistency.ts'
import { type Change, changeOf } from './expressions/change.ts'
import { deletionRecord, isOwnerDeletion } from './owner-deletion.ts'
import { optionalTextOf, type Parameters } from './parameters.ts'
import { batchGet, getItem, query, scan, type Unprocessed } from './reads.ts'
import { refuse } from './refusal.ts'
import { MemoryTable } from './table.ts'
import { transactionOf } from './transaction.ts'
import type { StoredItem } from './values.ts'
import { WRITES, type Write } from './writes.ts'

export interface MemoryDynamoDbOptions {
  /** The most bytes of a page of a query or a scan: 1 MB, unless a test needs small pages. */
  readonly pageBytes?: number
  /** Whether an eventually consistent read sees the state before the last write. True, unless stated. */
  readonly staleReads?: boolean
  readonly unprocessed?: Unprocessed
}

type Answer = Record<string, unknown>

const PAGE_BYTES = 1024 * 1024

/**
 * Tables with the product's key attributes; each is made at its first use. A call is done at once, and none
 * runs during another. Concurrency is up to the caller.
 */
export class MemoryDynamoDb {
  /** The stream's records of deleted owner items, since the beginning or the last `clear`. */
  readonly streamRecords: DynamoDBRecord[] = []
  /** How many keys of the next batches are left unprocessed; may be changed at any time. */
  unprocessed: Unprocessed | undefined
  pageBytes: number

  readonly #tables = new Map<string, MemoryTable>()
  readonly #done = new Map<string, string>()
  readonly #staleReads: boolean
  #last: readonly Change[] = []
  #version = 0
  #records = 0

  constructor(options: MemoryDynamoDbOptions = {}) {
    this.pageBytes = options.pageBytes ?? PAGE_BYTES
    this.#staleReads = options.staleReads ?? true
    this.unprocessed = options.unprocessed
  }

  /** How many calls have written since the beginning. */
  get version(): number {
    return this.#version
  }

  /**
   * Answers one call of the document client.
   *
   * @param name as the SDK names the command: 'GetItemCommand'
   * @param input in document form: values, not attribute values
   * @returns the output in document form; its items are frozen
   * @throws {ConditionalCheckFailedException} when a condition is not true
   * @throws {TransactionCanceledException} with a reason for each action
   * @throws {Refusal} named ValidationException, for an invalid or an unsupported call
   */
  call(name: string, input: Parameters): Answer {
    const tableOf = (tableName: string) => this.#table(tableName)
    switch (name) {
      case 'GetItemCommand':
        return this.#read(input, () => getItem(tableOf, input))
      case 'BatchGetItemCommand':
        return this.#read(input, () => batchGet(tableOf, this.unprocessed, input))
      case 'QueryCommand':
        return this.#read(input, () => query(tableOf, this.pageBytes, input))
      case 'ScanCommand':
        return this.#read(input, () => scan(tableOf, this.pageBytes, input))
      case 'PutItemCommand':
        return this.#write(WRITES.Put?.(input))
      case 'DeleteItemCommand':
        return this.#write(WRITES.Delete?.(input))
      case 'UpdateItemCommand':
        return this.#write(WRITES.Update?.(input))
      case 'TransactWriteItemsCommand':
        return this.#transact(input)
      case 'BatchWriteItemCommand':
        this.#commit(batchWriteOf(tableOf, input))
        return { UnprocessedItems: {} }
      default:
        return refuse(`unsupported call: ${name}`)
    }
  }

  /** All items of a table, sorted by partition and sort key. */
  items(tableName: string): readonly StoredItem[] {
    return [...this.#table(tableName).sorted()].map(({ item }) => item)
  }

  /** Deletes everything. The version still grows. */
  clear(): void {
    this.#tables.clear()
    this.#done.clear()
    this.streamRecords.length = 0
    this.#last = []
    this.#version += 1
  }

  #table(name: string): MemoryTable {
    const table = this.#tables.get(name) ?? new MemoryTable()
    this.#tables.set(name, table)
    return table
  }

  #read(input: Parameters, answer: () => Answer): Answer {
    if (!this.#staleReads || !isStaleRead(input)) return answer()
    for (const { table, key, before } of this.#last) table.set(key, before)
    try {
      return answer()
    } finally {
      for (const { table, key, after } of this.#last) table.set(key, after)
    }
  }

  #write(write: Write = refuse('no such write')): Answer {
    const change = this.#decide(write)
    this.#commit([change])
    return write.returnsStored && change.before ? { Attributes: change.before.item } : {}
  }

  #decide(write: Write): Change {
    const table = this.#table(write.tableName)
    const stored = table.get(write.key)
    if (write.isAllowed(stored?.item)) return changeOf(table, write)
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: {},
      ...(write.showsStored && stored && { Item: marshall(stored.item) }),
    })
  }

  /** When the SDK repeats a transaction after a lost answer, its token shows that it was made already. */
  #transact(input: Parameters): Answer {
    const token = optionalTextOf(input, 'ClientRequestToken')
    const asked = token === undefined ? '' : JSON.stringify(input)
    const before = token === undefined ? undefined : this.#done.get(token)
    if (before === asked) return {}
    if (before !== undefined) {
      throw new IdempotentParameterMismatchException({ message: 'other parameters', $metadata: {} })
    }
    this.#commit(transactionOf((tableName) => this.#table(tableName), input))
    if (token !== undefined) this.#done.set(token, asked)
    return {}
  }

  #commit(changes: readonly Change[]): void {
    for (const change of changes) {
      change.table.set(change.key, change.after)
      if (!isOwnerDeletion(change)) continue
      this.#records += 1
      this.streamRecords.push(deletionRecord(change, this.#records))
    }
    this.#last = changes
    this.#version += 1
  }
}
