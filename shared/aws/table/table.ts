import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  QueryCommand,
  ScanCommand,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unavailable } from '../../domain/errors.ts'
import { backOff } from '../sdk/backoff.ts'
import { dynamodb } from '../sdk/clients.ts'
import { guarded } from '../sdk/faults.ts'
import { PARTITION_KEY, SORT_KEY } from './table-shape.ts'

export type Item = Readonly<Record<string, unknown>>

export interface Key {
  readonly [PARTITION_KEY]: string
  readonly [SORT_KEY]: string
}

const BATCH_ATTEMPTS_MAX = 4

// Every read is strongly consistent: once a write is acknowledged, every later read sees it.

export async function getItem(tableName: string, key: Key): Promise<Item | undefined> {
  const command = new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true })
  const answer = await guarded((options) => dynamodb().send(command, options))
  return answer.Item
}

/**
 * Reads up to 100 items in one call. It asks again for keys that a throttled table leaves unprocessed.
 *
 * @returns the items in the order of the keys; undefined for a key without an item
 */
export async function getItems(
  tableName: string,
  keys: readonly Key[],
): Promise<readonly (Item | undefined)[]> {
  const found = new Map<string, Item>()
  let missing: readonly Key[] = keys
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    if (attempt > BATCH_ATTEMPTS_MAX) throw unavailable(new Error('batch left unprocessed'))
    if (attempt > 1) await backOff(attempt)
    const command = new BatchGetCommand({
      RequestItems: { [tableName]: { Keys: [...missing], ConsistentRead: true } },
    })
    const answer = await guarded((options) => dynamodb().send(command, options))
    if (answer.Responses === undefined) throw unavailable(new Error('a batch without responses'))
    for (const item of answer.Responses[tableName] ?? []) found.set(identity(item), item)
    const unprocessed = answer.UnprocessedKeys?.[tableName]?.Keys ?? []
    const waiting = new Set(unprocessed.map(identity))
    missing = missing.filter((key) => waiting.has(identity(key)))
  }
  return keys.map((key) => found.get(identity(key)))
}

export interface Query {
  readonly partition: string
  /** Only items with this prefix in their sort key. */
  readonly sortKeyPrefix?: string
  /** Only items of this incarnation. */
  readonly incarnation?: string
  readonly newestFirst?: boolean
  /** The query starts after this sort key. */
  readonly after?: string | undefined
}

/**
 * Yields the items of a partition in order. It reads them in pages of up to 1 MB, only as far as they are
 * needed.
 */
export async function* queryItems(
  tableName: string,
  query: Query,
  pageSize?: number,
): AsyncGenerator<Item> {
  const { partition, sortKeyPrefix, incarnation, after } = query
  let start: Item | undefined =
    after === undefined ? undefined : { [PARTITION_KEY]: partition, [SORT_KEY]: after }
  do {
    const command = new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      ScanIndexForward: query.newestFirst !== true,
      KeyConditionExpression: sortKeyPrefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
      FilterExpression: incarnation ? 'incarnation = :incarnation' : undefined,
      ExpressionAttributeValues: {
        ':pk': partition,
        ...(sortKeyPrefix && { ':prefix': sortKeyPrefix }),
        ...(incarnation && { ':incarnation': incarnation }),
      },
      ExclusiveStartKey: start,
      Limit: pageSize,
    })
    const answer = await guarded((options) => dynamodb().send(command, options))
    yield* itemsIn(answer)
    start = answer.LastEvaluatedKey
  } while (start !== undefined)
}

/** The parameters of `Scan` that select what a scan sees. */
type Narrowed = Pick<
  ScanCommandInput,
  'ProjectionExpression' | 'FilterExpression' | 'ExpressionAttributeValues'
>

/** Scans the whole table, in pages of up to 1 MB. No request may use this: it takes too long to wait for. */
export async function* scanPages(
  tableName: string,
  narrowed: Narrowed,
): AsyncGenerator<readonly Item[]> {
  let start: Item | undefined
  do {
    const command = new ScanCommand({
      ...narrowed,
      TableName: tableName,
      ConsistentRead: true,
      ExclusiveStartKey: start,
    })
    const answer = await guarded((options) => dynamodb().send(command, options))
    yield itemsIn(answer)
    start = answer.LastEvaluatedKey
  } while (start !== undefined)
}

/** Deletes an item if it still belongs to this incarnation. Otherwise it does nothing. */
export async function deleteItem(tableName: string, key: Key, incarnation: string): Promise<void> {
  const command = new DeleteCommand({
    TableName: tableName,
    Key: key,
    ConditionExpression: 'incarnation = :incarnation',
    ExpressionAttributeValues: { ':incarnation': incarnation },
  })
  await guarded(async (options) => {
    try {
      await dynamodb().send(command, options)
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  })
}

/** The items of a page. An empty page has an empty list. A reply without a list is a fault. */
function itemsIn({ Items: items }: { readonly Items?: readonly Item[] | undefined }) {
  if (items === undefined) throw unavailable(new Error('a page without items'))
  return items
}

function identity(key: Item | Key): string {
  return `${key[PARTITION_KEY]}\n${key[SORT_KEY]}`
}
