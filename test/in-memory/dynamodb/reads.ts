import { type Condition, parseCondition } from './expressions/condition.ts'
import { checkCondition, holds } from './expressions/evaluate.ts'
import { Placeholders } from './expressions/placeholders.ts'
import { projectionOf } from './expressions/projection.ts'
import { identityOf, type Key, keyItem, keyOf, keyText } from './keys.ts'
import { takePage } from './page.ts'
import {
  flagOf,
  isRecord,
  knowOnly,
  listOf,
  optionalTextOf,
  type Parameters,
  recordOf,
  textOf,
} from './parameters.ts'
import { refuse } from './refusal.ts'
import type { MemoryTable, Stored } from './table.ts'
import type { StoredItem } from './values.ts'

export type TableOf = (tableName: string) => MemoryTable

/** Returns how many keys at the end of a `BatchGetItem` are left unprocessed. */
export type Unprocessed = (keys: readonly Key[]) => number

const BATCH_KEYS_MAX = 100
const BATCH_BYTES_MAX = 16 * 1024 * 1024

const GET = new Set(['TableName', 'Key', 'ConsistentRead'])
const BATCH = new Set(['RequestItems'])
const BATCH_OF_TABLE = new Set(['Keys', 'ConsistentRead'])
const PAGED = [
  'TableName',
  'ConsistentRead',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'Limit',
]
const SCAN = new Set(PAGED)
const QUERY = new Set([...PAGED, 'KeyConditionExpression', 'ScanIndexForward'])

export function getItem(tableOf: TableOf, input: Parameters): Record<string, unknown> {
  knowOnly(input, GET)
  flagOf(input, 'ConsistentRead', false)
  const stored = tableOf(textOf(input, 'TableName')).get(keyOf(input.Key))
  return stored ? { Item: stored.item } : {}
}

/** The items are not in the order of the keys: DynamoDB promises no order. */
export function batchGet(
  tableOf: TableOf,
  unprocessed: Unprocessed | undefined,
  input: Parameters,
): Record<string, unknown> {
  knowOnly(input, BATCH)
  const wanted = wantedOf(recordOf(input, 'RequestItems'))
  const left = unprocessed?.(wanted.map(({ key }) => key)) ?? 0
  const responses: Record<string, StoredItem[]> = {}
  const waiting: Record<string, { Keys: object[]; ConsistentRead: boolean }> = {}
  let bytes = 0
  for (const [place, { tableName, key, isConsistent }] of wanted.entries()) {
    responses[tableName] ??= []
    const stored = tableOf(tableName).get(key)
    bytes += stored?.bytes ?? 0
    if (place >= wanted.length - left || bytes > BATCH_BYTES_MAX) {
      waiting[tableName] ??= { Keys: [], ConsistentRead: isConsistent }
      waiting[tableName].Keys.push(keyItem(key))
    } else if (stored) responses[tableName].unshift(stored.item)
  }
  return { Responses: responses, UnprocessedKeys: waiting }
}

interface Wanted {
  readonly tableName: string
  readonly key: Key
  readonly isConsistent: boolean
}

function wantedOf(requests: Parameters): readonly Wanted[] {
  const wanted = Object.entries(requests).flatMap(([tableName, request]) => {
    if (!isRecord(request)) return refuse('a batch without keys')
    knowOnly(request, BATCH_OF_TABLE)
    const isConsistent = flagOf(request, 'ConsistentRead', false)
    const keys = listOf(request, 'Keys')
    if (keys.length === 0) return refuse('a batch without keys')
    return keys.map((key) => ({ tableName, key: keyOf(key), isConsistent }))
  })
  if (wanted.length === 0) refuse('a batch without keys')
  if (wanted.length > BATCH_KEYS_MAX) refuse('too many keys in a batch')
  const different = new Set(wanted.map(({ tableName, key }) => identityOf(tableName, key)))
  if (different.size < wanted.length) refuse('a key twice in a batch')
  return wanted
}

export function query(
  tableOf: TableOf,
  pageBytes: number,
  input: Parameters,
): Record<string, unknown> {
  knowOnly(input, QUERY)
  const placeholders = new Placeholders(input)
  const { partition, prefix } = rangeOf(
    parseCondition(textOf(input, 'KeyConditionExpression')),
    placeholders,
  )
  const start = startOf(input)
  if (start && (start.pk !== partition || !start.sk.startsWith(prefix))) {
    refuse('the starting key is not in the range')
  }
  const isForward = flagOf(input, 'ScanIndexForward', true)
  const source = tableOf(textOf(input, 'TableName')).range(partition, prefix, start?.sk, isForward)
  return paged(source, pageBytes, input, placeholders, ['pk', 'sk'])
}

export function scan(
  tableOf: TableOf,
  pageBytes: number,
  input: Parameters,
): Record<string, unknown> {
  knowOnly(input, SCAN)
  const source = tableOf(textOf(input, 'TableName')).walk(startOf(input))
  return paged(source, pageBytes, input, new Placeholders(input), [])
}

function paged(
  source: Iterable<Stored>,
  pageBytes: number,
  input: Parameters,
  placeholders: Placeholders,
  unfiltered: readonly string[],
): Record<string, unknown> {
  flagOf(input, 'ConsistentRead', false)
  const filterText = optionalTextOf(input, 'FilterExpression')
  const filter = filterText === undefined ? undefined : parseCondition(filterText)
  const filtered = filter ? checkCondition(filter, placeholders) : []
  if (filtered.some((name) => unfiltered.includes(name))) refuse('a query filtered by its key')
  const shown = projectionOf(input, placeholders)
  const limit = limitOf(input)
  placeholders.expectAllUsed()
  return takePage(source, {
    limit,
    pageBytes,
    isWanted: (item) => filter === undefined || holds(filter, item, placeholders),
    shown,
  })
}

function rangeOf(condition: Condition, placeholders: Placeholders) {
  if (condition.kind !== 'and')
    return { partition: partitionOf(condition, placeholders), prefix: '' }
  const { left, right } = condition
  if (right.kind !== 'begins' || placeholders.nameOf(right.attribute) !== 'sk') {
    return refuse('unsupported key condition')
  }
  const prefix = keyText(placeholders.valueOf(right.prefix))
  return { partition: partitionOf(left, placeholders), prefix }
}

function partitionOf(condition: Condition, placeholders: Placeholders): string {
  if (
    condition.kind !== 'compare' ||
    condition.operator !== '=' ||
    condition.right.kind !== 'value' ||
    placeholders.nameOf(condition.left) !== 'pk'
  ) {
    return refuse('unsupported key condition')
  }
  return keyText(placeholders.valueOf(condition.right.token))
}

function startOf(input: Parameters): Key | undefined {
  return input.ExclusiveStartKey === undefined ? undefined : keyOf(input.ExclusiveStartKey)
}

function limitOf({ Limit: limit = Number.POSITIVE_INFINITY }: Parameters): number {
  return typeof limit === 'number' && limit >= 1 && (Number.isInteger(limit) || limit > 1e9)
    ? limit
    : refuse(`Limit ${limit}`)
}
