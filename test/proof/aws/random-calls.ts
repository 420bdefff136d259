// Calls of the shapes that the product makes, on few keys, so that they meet; and some that make no sense.
import * as fc from 'fast-check'

export interface RandomCall {
  readonly kind: 'get' | 'batch' | 'query' | 'scan' | 'put' | 'delete' | 'update' | 'transact'
  readonly input: Record<string, unknown>
}

type Input = fc.Arbitrary<Record<string, unknown>>

export const TABLES = ['agreement', 'agreement-events'] as const

const LARGE_BYTES = 300 * 1024
const PREFIXES = ['KEYPAIR#', 'OWNER', 'é', '\u{ffff}', '\u{10000}'] as const

const tableName = fc.constantFrom(...TABLES)
const partition = fc.constantFrom('ACCOUNT#a', 'ENVIRONMENT#b', 'USER#c')
const sortKey = fc.oneof(
  fc.constant('OWNER'),
  fc
    .tuple(fc.constantFrom(...PREFIXES), fc.constantFrom('', '1', '2', 'é', '\u{ffff}'))
    .map(([prefix, rest]) => prefix + rest),
)
const key = fc.record({ pk: partition, sk: sortKey })
const incarnation = fc.constantFrom('first', 'second')
const count = fc.integer({ min: -1, max: 3 })
const at = fc.integer({ min: 0, max: 3 }).map((hour) => `2026-01-01T0${hour}:00:00.000Z`)
const value: fc.Arbitrary<unknown> = fc.oneof(
  incarnation,
  count,
  fc.boolean(),
  fc.constant(null),
  fc.constant(''),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.uint8Array({ maxLength: 3 }),
  fc.array(fc.constantFrom('read', 'write'), { maxLength: 2 }),
  fc.record({
    type: fc.constant('account'),
    secrets: fc.array(fc.record({ mac: fc.uint8Array() })),
  }),
  fc.constant({ nothing: undefined }),
)
const attributes = fc.record(
  {
    incarnation: fc.oneof({ weight: 4, arbitrary: incarnation }, { weight: 1, arbitrary: value }),
    accountIncarnation: incarnation,
    inheritAdministrators: fc.boolean(),
    keypairCount: fc.oneof({ weight: 6, arbitrary: count }, { weight: 1, arbitrary: value }),
    version: count,
    lastUsedAt: at,
    'secret#s': at,
    name: value,
    scopes: fc.option(fc.array(fc.constantFrom('read', 'write')), { nil: undefined }),
  },
  { requiredKeys: [] },
)
const item = fc.tuple(key, attributes).map(([itsKey, rest]) => ({ ...itsKey, ...rest }))
const large = fc.tuple(key, fc.integer({ min: 0, max: 1 })).map(([itsKey, more]) => ({
  ...itsKey,
  incarnation: 'first',
  name: 'x'.repeat(LARGE_BYTES * (1 + more / 2)),
}))

const NONE = fc.constant({})
/** Conditions with what they name. Every value is used, but for the last ones: those make no sense. */
const condition: Input = fc.oneof(
  NONE,
  expression('attribute_not_exists(pk)', {}),
  expression('attribute_exists(pk)', {}),
  expression('incarnation = :i', { ':i': incarnation }),
  expression('attribute_exists(pk) AND incarnation = :i', { ':i': incarnation }),
  expression('attribute_exists(pk) AND incarnation = :i AND version = :v', {
    ':i': incarnation,
    ':v': count,
  }),
  expression('attribute_exists(pk) AND incarnation = :i AND keypairCount < :limit', {
    ':i': incarnation,
    ':limit': count,
  }),
  expression('attribute_exists(pk) AND inheritAdministrators = :yes', { ':yes': fc.boolean() }),
  expression('attribute_not_exists(pk) OR incarnation <> :i', { ':i': value }),
  expression('attribute_not_exists(#a) OR #a <= :t', { ':t': at }, { '#a': 'secret#s' }),
  expression(
    'attribute_not_exists(pk) OR #a = :i',
    { ':i': value },
    { '#a': 'accountIncarnation' },
  ),
  expression(
    '#a >= :x AND lastUsedAt > :t OR version <> :v',
    { ':x': value, ':t': at, ':v': value },
    { '#a': 'name' },
  ),
  expression('begins_with(lastUsedAt, :p) AND scopes <> accountIncarnation', { ':p': value }),
  expression('incarnation = :missing', { ':i': incarnation }),
  expression('incarnation = :i', { ':i': incarnation, ':unused': count }),
  expression('incarnation = :i', { ':i': fc.constant(undefined) }),
  expression('#missing = :i', { ':i': incarnation }),
  expression('name = :i', { ':i': incarnation }),
  expression('incarnation = :i AND', { ':i': incarnation }),
)
const told: Input = fc.constantFrom({}, {}, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })

function expression(
  ConditionExpression: string,
  values: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  ExpressionAttributeNames?: Record<string, string>,
): Input {
  const isEmpty = Object.keys(values).length === 0
  return fc.record({ ...values }).map((ExpressionAttributeValues) => ({
    ConditionExpression,
    ...(!isEmpty && { ExpressionAttributeValues }),
    ...(ExpressionAttributeNames && { ExpressionAttributeNames }),
  }))
}

const oddKey: fc.Arbitrary<unknown> = fc.constantFrom(
  { pk: 'ACCOUNT#a', sk: '' },
  { pk: 'ACCOUNT#a' },
  { pk: 'ACCOUNT#a', sk: 1 },
  { pk: 'ACCOUNT#a', sk: 'OWNER', more: 'x' },
  { pk: 'ACCOUNT#a', sk: 'x'.repeat(1025) },
  { pk: 'x'.repeat(2049), sk: 'OWNER' },
)
const anyKey = fc.oneof({ weight: 30, arbitrary: key }, { weight: 1, arbitrary: oddKey })

const put: Input = merged(
  fc.record({
    Item: fc.oneof({ weight: 40, arbitrary: item }, { weight: 1, arbitrary: large }),
    TableName: tableName,
  }),
  condition,
  told,
)
const deletion: Input = merged(fc.record({ Key: anyKey, TableName: tableName }), condition, told)
const checks: Input = merged(fc.record({ Key: anyKey, TableName: tableName }), condition, told)

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
    told,
  )
  .chain(([[UpdateExpression, values], target, only, telling]) =>
    fc.record({ ...values }).map((given) => ({
      ...target,
      ...only,
      ...telling,
      UpdateExpression,
      ExpressionAttributeValues: { ...Object(only.ExpressionAttributeValues), ...given },
    })),
  )

const action = fc.oneof(
  put.map((Put) => ({ Put })),
  deletion.map((Delete) => ({ Delete })),
  update.map((Update) => ({ Update })),
  checks.map((ConditionCheck) => ({ ConditionCheck })),
)
/** DynamoDB Local does not mind two actions on one item; DynamoDB does. */
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
const limit: Input = fc.oneof(NONE, fc.record({ Limit: fc.integer({ min: 0, max: 5 }) }))
const query: Input = fc
  .record({
    target: fc.record({
      TableName: tableName,
      ConsistentRead: fc.constant(true),
      ScanIndexForward: fc.boolean(),
    }),
    partition,
    prefix: fc.option(fc.constantFrom(...PREFIXES, 'K'), { nil: undefined }),
    start: fc.option(key, { nil: undefined, freq: 1 }),
    sameStart: fc.boolean(),
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

/** A call of any of these kinds. */
export const randomCall: fc.Arbitrary<RandomCall> = fc.oneof(
  { weight: 3, arbitrary: get.map((input): RandomCall => ({ kind: 'get', input })) },
  { weight: 3, arbitrary: batch.map((input): RandomCall => ({ kind: 'batch', input })) },
  { weight: 4, arbitrary: query.map((input): RandomCall => ({ kind: 'query', input })) },
  { weight: 1, arbitrary: scan.map((input): RandomCall => ({ kind: 'scan', input })) },
  { weight: 4, arbitrary: put.map((input): RandomCall => ({ kind: 'put', input })) },
  { weight: 3, arbitrary: deletion.map((input): RandomCall => ({ kind: 'delete', input })) },
  { weight: 3, arbitrary: update.map((input): RandomCall => ({ kind: 'update', input })) },
  { weight: 9, arbitrary: transaction.map((input): RandomCall => ({ kind: 'transact', input })) },
)
