import type { DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { deletionOf, deliverToSweep, recordOf } from '../support/background.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { itemsNaming, ownerItem, putItem } from '../support/table.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

interface Remains {
  readonly owner: OwnerRef
  readonly keypair: CreatedKeypair
  readonly names: readonly string[]
}

async function opened(): Promise<Remains> {
  const owner = await product.account('ada')
  const keypair = await product.keypair(owner, 'ada')
  return { owner, keypair, names: [owner.id, keypair.keyId] }
}

/** Closed owners whose events the stream has not delivered. */
async function closed(...remains: readonly Remains[]) {
  const resume = stopSweep()
  for (const { owner } of remains) await product.close(owner)
  return resume
}

/** An item of an owner that no code knows: from a newer version, or from a bug. */
async function poison({ owner }: Remains, sk = 'NOBODY-KNOWS') {
  const { pk, incarnation } = await ownerItem(product, owner)
  await putItem(product, { pk, sk, incarnation })
}

const left = ({ names }: Remains) => itemsNaming(product, ...names)

const numberOf = (record: DynamoDBRecord) => ({
  itemIdentifier: record.dynamodb?.SequenceNumber,
})

describe('a record that cannot be processed is reported alone, and the others are done [TM-19]', () => {
  const key = (text: string) => ({ S: text })
  const malformed: Record<string, DynamoDBRecord> = {
    'without keys': recordOf({}),
    'without a sort key': recordOf({ pk: key('ACCOUNT#a') }),
    'without a partition key': recordOf({ sk: key('OWNER') }),
    'of a keypair': recordOf({ pk: key('ACCOUNT#a'), sk: key('KEYPAIR#fbk_0') }),
    'of a locator': recordOf({ pk: key('KEYPAIR#fbk_0'), sk: key('LOCATOR') }),
    'of an audit event': recordOf({ pk: key('EVENTS#ACCOUNT#a#i'), sk: key('OWNER') }),
    'of a user': recordOf({ pk: key('USER#i#s'), sk: key('ACCOUNT#a') }),
    'of an unknown kind of owner': recordOf({ pk: key('TEAM#t'), sk: key('OWNER') }),
    'in another letter case': recordOf({ pk: key('account#a'), sk: key('OWNER') }),
    'of another version, with other types': {
      ...recordOf({}),
      eventVersion: '9.9',
      dynamodb: {
        SequenceNumber: '000000000000000009999',
        Keys: { pk: { N: '1' }, sk: { N: '2' } },
      },
    },
  }

  test.each(Object.entries(malformed))('one %s', async (_, record) => {
    const [first, second] = [await opened(), await opened()]
    const resume = await closed(first, second)
    const standing = await opened()
    resume()
    const batch = [deletionOf(first.owner), record, deletionOf(second.owner)]
    const before = await left(standing)

    const answer = await deliverToSweep(...batch, deletionOf(standing.owner))

    expect(answer.batchItemFailures).toEqual([numberOf(record)])
    expect([...(await left(first)), ...(await left(second))]).toEqual([])
    expect(await left(standing)).toEqual(before)
  })

  test('one of an owner with an item of an unknown kind', async () => {
    const [first, second, third] = [await opened(), await opened(), await opened()]
    await poison(second)
    const resume = await closed(first, second, third)
    resume()
    const batch = [first, second, third].map(({ owner }) => deletionOf(owner))
    const answer = await deliverToSweep(...batch)
    expect(answer.batchItemFailures).toEqual(batch.slice(1, 2).map(numberOf))
    expect([...(await left(first)), ...(await left(third))]).toEqual([])
  })
})

test('an item of an unknown kind does not keep the rest of its owner from being removed [TM-19] [RG-12]', async () => {
  const poisoned = await opened()
  const keyIds = [poisoned.keypair.keyId]
  for (let count = 0; count < 12; count += 1) {
    keyIds.push((await product.keypair(poisoned.owner, 'ada')).keyId)
  }
  await poison(poisoned, 'A-FIRST-ITEM')
  const before = product.stack.deadLetters.length
  const resume = await closed(poisoned)
  await until('the stream gives it up', async () => product.stack.deadLetters.length > before)
  resume()

  const record = deletionOf(poisoned.owner)
  const answer = await deliverToSweep(record)

  expect(answer.batchItemFailures).toEqual([numberOf(record)])
  expect((await itemsNaming(product, ...keyIds)).map(({ sk }) => sk)).toEqual([])
})

test('an event of the stream that cannot be swept ends in the dead letters, and owners closed later are swept [TM-19]', async () => {
  const [poisoned, later] = [await opened(), await opened()]
  const before = product.stack.deadLetters.length
  await poison(poisoned)
  await product.close(poisoned.owner)
  await product.close(later.owner)
  await until('the poison is given up', async () => product.stack.deadLetters.length > before)
  await until('the other is swept', async () => (await left(later)).length === 0)
  expect((await product.token(poisoned.keypair)).status).toBe(401)
  expect(JSON.stringify(product.stack.deadLetters)).not.toContain(poisoned.owner.id)
})
