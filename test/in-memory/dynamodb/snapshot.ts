import type { DynamoDBRecord } from 'aws-lambda'
import type { MemoryDynamoDb } from './dynamodb.ts'
import type { StoredItem } from './values.ts'

/** The contents of some tables, and the stream's records so far. */
export interface Snapshot {
  readonly items: ReadonlyMap<string, readonly StoredItem[]>
  readonly records: readonly DynamoDBRecord[]
}

const BATCH_WRITES_MAX = 25

export function takeSnapshot(dynamodb: MemoryDynamoDb, tableNames: readonly string[]): Snapshot {
  const items = new Map(tableNames.map((name) => [name, dynamodb.items(name)] as const))
  return { items, records: [...dynamodb.streamRecords] }
}

/** Replaces everything that `dynamodb` holds by a snapshot. */
export function restoreSnapshot(dynamodb: MemoryDynamoDb, { items, records }: Snapshot): void {
  dynamodb.clear()
  for (const [tableName, tableItems] of items) putAll(dynamodb, tableName, tableItems)
  dynamodb.streamRecords.push(...records)
}

function putAll(dynamodb: MemoryDynamoDb, tableName: string, items: readonly StoredItem[]): void {
  for (let start = 0; start < items.length; start += BATCH_WRITES_MAX) {
    const batch = items
      .slice(start, start + BATCH_WRITES_MAX)
      .map((Item) => ({ PutRequest: { Item } }))
    dynamodb.call('BatchWriteItemCommand', { RequestItems: { [tableName]: batch } })
  }
}
