// Conditions as the product writes them, with their values; and some invalid conditions.
import * as fc from 'fast-check'

export type Input = fc.Arbitrary<Record<string, unknown>>

export const incarnation = fc.constantFrom('first', 'second')
export const count = fc.integer({ min: -1, max: 3 })
export const at = fc.integer({ min: 0, max: 3 }).map((hour) => `2026-01-01T0${hour}:00:00.000Z`)
const oddValue = fc.constantFrom<unknown>({ nothing: undefined }, Number.NaN, new Date(0))
const goodValue: fc.Arbitrary<unknown> = fc.oneof(
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
)
export const value = fc.oneof(
  { weight: 100, arbitrary: goodValue },
  { weight: 1, arbitrary: oddValue },
)

export const NONE = fc.constant({})
/** Valid conditions, with their names and values. */
const valid: Input = fc.oneof(
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
    { ':x': at, ':t': at, ':v': value },
    { '#a': 'name' },
  ),
  expression('begins_with(lastUsedAt, :p) AND scopes <> accountIncarnation', {
    ':p': fc.constantFrom('2026', '2026-01-01T02', new Uint8Array([1])),
  }),
)
/** Invalid conditions. */
const invalid: Input = fc.oneof(
  expression('incarnation = :missing', { ':i': incarnation }),
  expression('incarnation = :i', { ':i': incarnation, ':unused': count }),
  expression('incarnation = :i', { ':i': fc.constant(undefined) }),
  expression('#missing = :i', { ':i': incarnation }),
  expression('name = :i', { ':i': incarnation }),
  expression('incarnation = :i AND', { ':i': incarnation }),
  expression('#a >= :x', { ':x': value }, { '#a': 'name' }),
  expression('begins_with(lastUsedAt, :p)', { ':p': value }),
)
export const condition = fc.oneof(
  { weight: 50, arbitrary: valid },
  { weight: 1, arbitrary: invalid },
)
export const onFailure: Input = fc.constantFrom(
  {},
  {},
  { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
)

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
