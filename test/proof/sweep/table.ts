import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/lib-dynamodb'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/gateway/sigv4.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'

/** The most items that DynamoDB takes in one batch. */
const BATCH_ITEMS_MAX = 25
const WRITERS = 4

/** An item, and its text: equal texts mean equal items, to the byte. */
interface Stored {
  readonly item: Item
  readonly text: string
}

/** By `<pk> <sk>`. */
export type Contents = ReadonlyMap<string, Stored>

export function nameOf({ pk, sk }: Item): string {
  return `${pk} ${sk}`
}

/** Direct access to the table, with a client that waits longer than the product's. */
export class Table {
  readonly #client: DynamoDBDocumentClient

  constructor(endpoint: string) {
    const settings = { endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS }
    this.#client = DynamoDBDocumentClient.from(new DynamoDBClient(settings))
  }

  /** @throws {Error} when DynamoDB does not write an item */
  async putAll(items: readonly Item[]): Promise<void> {
    const batches: (readonly Item[])[] = []
    for (let start = 0; start < items.length; start += BATCH_ITEMS_MAX) {
      batches.push(items.slice(start, start + BATCH_ITEMS_MAX))
    }
    const left = batches.values()
    const writers = Array.from({ length: WRITERS }, async () => {
      for (const batch of left) await this.#putBatch(batch)
    })
    await Promise.all(writers)
  }

  /** Reads all its items. */
  async contents(): Promise<Contents> {
    const found = new Map<string, Stored>()
    const input = { TableName: TABLE_NAME, ConsistentRead: true }
    for await (const { Items = [] } of paginateScan({ client: this.#client }, input)) {
      for (const item of Items) found.set(nameOf(item), { item, text: textOf(item) })
    }
    return found
  }

  async partition(partition: string): Promise<readonly Item[]> {
    const found: Item[] = []
    const input = {
      TableName: TABLE_NAME,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
    }
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, input)) {
      found.push(...Items)
    }
    return found
  }

  stop(): void {
    this.#client.destroy()
  }

  async #putBatch(items: readonly Item[]): Promise<void> {
    const requests = items.map((Item) => ({ PutRequest: { Item } }))
    const command = new BatchWriteCommand({ RequestItems: { [TABLE_NAME]: requests } })
    const { UnprocessedItems = {} } = await this.#client.send(command)
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('a batch was not written')
  }
}

/** DynamoDB returns attributes in any order, so it sorts them. */
function textOf(item: Item): string {
  return JSON.stringify(item, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
