import { afterEach, describe, expect, test } from 'vitest'
import { getItem, getItems, queryItems, scanPages } from '../../../../../shared/aws/table/table.ts'
import { type FakeAnswer, fakeDynamoDb } from '../../../support/fake-aws.ts'

let restore = () => {}

afterEach(() => restore())

function answering(...answers: readonly FakeAnswer[]) {
  const fake = fakeDynamoDb(...answers)
  restore = fake.restore
  return fake
}

const keys = ['a', 'b', 'c'].map((pk) => ({ pk, sk: 'OWNER' }))
const [first, second, third] = keys.map((key) => ({ ...key, name: key.pk }))
const found = (...items: readonly unknown[]) => ({ Responses: { table: items } })
const leaving = (answer: object, ...left: readonly unknown[]) => ({
  ...answer,
  UnprocessedKeys: { table: { Keys: left } },
})
const keysIn = ({ input }: { readonly input: Readonly<Record<string, unknown>> }) =>
  JSON.parse(JSON.stringify(input.RequestItems)).table.Keys.map((key: { pk: unknown }) => key.pk)

describe('items read in one batch', () => {
  test('come in the order of their keys, with undefined for a missing item', async () => {
    answering(found(third, first))
    expect(await getItems('table', keys)).toEqual([first, undefined, third])
  })

  test('are read again when the table left some unprocessed: these do not count as missing', async () => {
    const { calls } = answering(leaving(found(first), keys[1], keys[2]), found(third, second))
    expect(await getItems('table', keys)).toEqual([first, second, third])
    expect(calls.map(keysIn)).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ])
  })

  test('that stay unprocessed are a fault after a bounded number of tries, never missing', async () => {
    const { calls } = answering(leaving(found(), ...keys))
    await expect(getItems('table', keys)).rejects.toMatchObject({ code: 'temporarily-unavailable' })
    expect(calls.length).toBeLessThan(10)
  })

  test('cost no call when there are no keys', async () => {
    const { calls } = answering(found())
    expect(await getItems('table', [])).toEqual([])
    expect(calls).toEqual([])
  })
})

test('every read is strongly consistent, so it sees every acknowledged write [TM-16]', async () => {
  const { calls } = answering({}, found(), { Items: [] })
  await getItem('table', { pk: 'a', sk: 'OWNER' })
  await getItems('table', keys)
  await Array.fromAsync(queryItems('table', { partition: 'a' }))
  const [get, batch, query] = calls
  expect(get?.input.ConsistentRead).toBe(true)
  expect(batch?.input.RequestItems).toMatchObject({ table: { ConsistentRead: true } })
  expect(query?.input.ConsistentRead).toBe(true)
})

test('a query continues after each page, even when a page is empty', async () => {
  const [from, next] = [
    { pk: 'a', sk: '1' },
    { pk: 'a', sk: '2' },
  ]
  const { calls } = answering(
    { Items: [from], LastEvaluatedKey: from },
    { Items: [], LastEvaluatedKey: next },
    { Items: [next] },
  )
  const items = await Array.fromAsync(queryItems('table', { partition: 'a' }))
  expect(items).toEqual([from, next])
  expect(calls.map(({ input }) => input.ExclusiveStartKey)).toEqual([undefined, from, next])
})

test('a page without a list of items is a fault, not an empty page [E-05]', async () => {
  answering({})
  const query = Array.fromAsync(queryItems('table', { partition: 'a' }))
  await expect(query).rejects.toMatchObject({ code: 'temporarily-unavailable' })
  const scan = Array.fromAsync(scanPages('table', {}))
  await expect(scan).rejects.toMatchObject({ code: 'temporarily-unavailable' })
})

test('a query reads no page before somebody needs it', async () => {
  const { calls } = answering({ Items: [keys[0]], LastEvaluatedKey: keys[0] })
  for await (const item of queryItems('table', { partition: 'a' })) {
    expect(item).toEqual(keys[0])
    break
  }
  expect(calls).toHaveLength(1)
})
