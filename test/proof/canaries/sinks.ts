import type { DynamoDBRecord } from 'aws-lambda'
import { type DeadLetter, deliver } from '../../../local/stream/event-source.ts'
import { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import type { StoredItem } from '../../in-memory/dynamodb/values.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { Evidence } from './leak-search/evidence.ts'
import type { WatchedProduct } from './watched-product.ts'

/** Where the product stores data: its tables, the stream, and the dead letters. */
export class Sinks {
  readonly dynamodb = new MemoryDynamoDb()
  readonly deadLetters: DeadLetter[] = []
  readonly #evidence: Evidence

  constructor(evidence: Evidence) {
    this.#evidence = evidence
  }

  get items(): readonly StoredItem[] {
    return [...this.dynamodb.items(TABLE_NAME), ...this.dynamodb.items(AUDIT_EVENTS_TABLE_NAME)]
  }

  /** Delivers records as Lambda does: it retries until they are swept or become dead letters. */
  async deliver(product: WatchedProduct, records: readonly DynamoDBRecord[]): Promise<void> {
    const options = {
      functionName: 'sweep-closed-owner',
      handler: async (event: { readonly Records: readonly DynamoDBRecord[] }) =>
        await product.sweep(event.Records),
      deadLetters: this.deadLetters,
      signal: new AbortController().signal,
      onFault: (name: string, error: unknown) => this.#evidence.add(`what ${name} threw`, error),
      firstRetryMilliseconds: 0,
    }
    await deliver(options, 'shard-1', records)
  }

  /** Adds all contents to the evidence. */
  dump(): void {
    this.#evidence.add('the table', this.dynamodb.items(TABLE_NAME))
    this.#evidence.add('the table of events', this.dynamodb.items(AUDIT_EVENTS_TABLE_NAME))
    this.#evidence.add('the stream', this.dynamodb.streamRecords)
    this.#evidence.add('the dead letters', this.deadLetters)
  }

  /** Empties everything, also the signing keys: the next run makes new ones. */
  clear(): void {
    this.dynamodb.clear()
    this.deadLetters.length = 0
  }
}
