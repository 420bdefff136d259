// Calls as the product makes them, on few keys, so that they affect each other; and some invalid calls.
import * as fc from 'fast-check'
import {
  at,
  condition,
  count,
  type Input,
  incarnation,
  NONE,
  onFailure,
  value,
} from './random-conditions.ts'
import {
  anyKey,
  key,
  LARGE_PARTITION,
  PREFIXES,
  partition,
  TABLES,
  tableName,
} from './random-keys.ts'

export interface RandomCall {
  readonly kind: 'get' | 'batch' | 'query' | 'scan' | 'put' | 'delete' | 'update' | 'transact'
  readonly input: Record<string, unknown>
}

const attributes = fc.record(
  {
    incarnation: fc.oneof({ weight: 4, arbitrary: incarnation }, { weight: 1, arbitrary: value }),
    accountIncarnation: incarnation,
    inheritAdministrators: fc.boolean(),
    keypairCount: fc.oneof({ weight: 30, arbitrary: count }, { weight: 1, arbitrary: value }),
    version: count,
    lastUsedAt: at,
    'secret#s': at,
    name: value,
    scopes: fc.option(fc.array(fc.constantFrom('read', 'write')), { nil: undefined }),
  },
  { requiredKeys: ['incarnation', 'keypairCount', 'version'] },
)
const item = fc.tuple(key, attributes).map(([theKey, rest]) => ({ ...theKey, ...rest }))
/** Few, because they are slow, but enough for more than a page. */
const large = fc
  .tuple(fc.constantFrom('1', '2', '3', '4', '5'), fc.integer({ min: 1, max: 4 }))
  .map(([sk, hundreds]) => ({
    pk: LARGE_PARTITION,
    sk,
    incarnation: 'first',
    name: 'x'.repeat(100 * 1024 * hundreds),
  }))

const put: Input = merged(
  fc.record({
    Item: fc.oneof({ weight: 40, arbitrary: item }, { weight: 1, arbitrary: large }),
    TableName: tableName,
  }),
  condition,
  onFailure,
)
/** Deletions and condition checks have the same parameters. */
const keyed: Input = merged(fc.record({ Key: anyKey, TableName: tableName }), condition, onFailure)

const changes: readonly (readonly [string, Readonly<Record<string, fc.Arbitrary<unknown>>>])[] = [
  ['SET keypairCount = keypairCount + :one', { ':one': fc.constant(1) }],
  ['SET keypairCount = keypairCount - :one', { ':one': count }],
  ['SET lastUsedAt = :now, scopes = :now', { ':now': at }],
  ['SET scopes = :s, version = keypairCount', { ':s': value }],
  ['SET version = :now, version = :now', { ':now': at }],
]
const update: Input = fc
  .tuple(
    fc.constantFrom(...changes),
    fc.record({ Key: anyKey, TableName: tableName }),
    condition,
    onFailure,
  )
  .chain(([[UpdateExpression, values], target, only, returned]) =>
    fc.record({ ...values }).map((given) => ({
      ...target,
      ...only,
      ...returned,
      UpdateExpression,
      ExpressionAttributeValues: { ...Object(only.ExpressionAttributeValues), ...given },
    })),
  )

const action = fc.oneof(
  put.map((Put) => ({ Put })),
  keyed.map((Delete) => ({ Delete })),
  update.map((Update) => ({ Update })),
  keyed.map((ConditionCheck) => ({ ConditionCheck })),
)
/** DynamoDB refuses two actions on one item, but DynamoDB Local does not. */
const transaction: Input = fc
  .uniqueArray(action, { minLength: 1, maxLength: 6, selector: targetOf })
  .map((TransactItems) => ({ TransactItems }))

function targetOf(one: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const [input = {}] = Object.values(one)
  const { pk, sk }: Record<string, unknown> = { ...Object(input.Item ?? input.Key) }
  return JSON.stringify([input.TableName, pk, sk])
}

const filter: Input = fc.oneof(
  NONE,
  NONE,
  incarnation.map((one) => ({
    FilterExpression: 'incarnation = :f',
    ExpressionAttributeValues: { ':f': one },
  })),
  incarnation.map((one) => ({
    FilterExpression: 'begins_with(sk, :f)',
    ExpressionAttributeValues: { ':f': one },
  })),
)
const shown: Input = fc.constantFrom({}, {}, { ProjectionExpression: 'pk, sk, incarnation' })
const limit: Input = fc.oneof(
  NONE,
  fc.record({ Limit: fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 4, 5, 5) }),
)
const query: Input = fc
  .record({
    target: fc.record({
      TableName: tableName,
      ConsistentRead: fc.constant(true),
      ScanIndexForward: fc.boolean(),
    }),
    partition,
    prefix: fc.option(fc.constantFrom(...PREFIXES, 'K'), { nil: undefined, freq: 2 }),
    start: fc.option(key, { nil: undefined, freq: 2 }),
    sameStart: fc.constantFrom(true, true, true, true, false),
    rest: merged(limit, shown, filter),
  })
  .map(({ target, partition: pk, prefix, start, sameStart, rest }) => ({
    ...target,
    ...rest,
    KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
    ExpressionAttributeValues: {
      ...Object(rest.ExpressionAttributeValues),
      ':pk': pk,
      ...(prefix && { ':prefix': prefix }),
    },
    ExclusiveStartKey: start && sameStart ? { pk, sk: (prefix ?? '') + start.sk } : start,
  }))
/** A query of more than a page, in either direction, also from the middle. */
const largeQuery: Input = fc.record({
  TableName: tableName,
  ConsistentRead: fc.constant(true),
  ScanIndexForward: fc.boolean(),
  KeyConditionExpression: fc.constant('pk = :pk'),
  ExpressionAttributeValues: fc.constant({ ':pk': LARGE_PARTITION }),
  ExclusiveStartKey: fc.constantFrom(undefined, undefined, { pk: LARGE_PARTITION, sk: '1' }),
})
const scan: Input = merged(
  fc.record({ TableName: tableName, ConsistentRead: fc.constant(true) }),
  filter,
  shown,
)
const batch: Input = fc
  .record({ one: fc.array(anyKey, { maxLength: 6 }), other: fc.array(key, { maxLength: 2 }) })
  .map(({ one, other }) => ({
    RequestItems: {
      [TABLES[0]]: { Keys: one, ConsistentRead: true },
      ...(other.length > 0 && { [TABLES[1]]: { Keys: other, ConsistentRead: true } }),
    },
  }))
const get: Input = fc.record({
  TableName: tableName,
  Key: anyKey,
  ConsistentRead: fc.constant(true),
})

function merged(...parts: readonly Input[]): Input {
  return fc.tuple(...parts).map((given) => Object.assign({}, ...given))
}

/** The first calls make a partition larger than a page: random calls hardly ever do. */
export const FIRST_CALLS: readonly RandomCall[] = TABLES.flatMap((TableName) =>
  ['1', '2', '3', '4', '5'].map((sk): RandomCall => {
    const Item = { pk: LARGE_PARTITION, sk, incarnation: 'first', name: 'x'.repeat(300 * 1024) }
    return { kind: 'put', input: { TableName, Item } }
  }),
)

/** A random call of any kind. */
export const randomCall: fc.Arbitrary<RandomCall> = fc.oneof(
  { weight: 12, arbitrary: get.map((input): RandomCall => ({ kind: 'get', input })) },
  { weight: 12, arbitrary: batch.map((input): RandomCall => ({ kind: 'batch', input })) },
  { weight: 16, arbitrary: query.map((input): RandomCall => ({ kind: 'query', input })) },
  { weight: 1, arbitrary: largeQuery.map((input): RandomCall => ({ kind: 'query', input })) },
  { weight: 4, arbitrary: scan.map((input): RandomCall => ({ kind: 'scan', input })) },
  { weight: 16, arbitrary: put.map((input): RandomCall => ({ kind: 'put', input })) },
  { weight: 12, arbitrary: keyed.map((input): RandomCall => ({ kind: 'delete', input })) },
  { weight: 12, arbitrary: update.map((input): RandomCall => ({ kind: 'update', input })) },
  { weight: 36, arbitrary: transaction.map((input): RandomCall => ({ kind: 'transact', input })) },
)
