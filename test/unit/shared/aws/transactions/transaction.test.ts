import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { afterEach, describe, expect, test } from 'vitest'
import type { Item } from '../../../../../shared/aws/table/table.ts'
import {
  type Action,
  type Failure,
  transact,
} from '../../../../../shared/aws/transactions/transaction.ts'
import { cancelled, type FakeAnswer, fakeDynamoDb } from '../../../support/fake-aws.ts'

let restore = () => {}

afterEach(() => restore())

function answering(...answers: readonly FakeAnswer[]) {
  const fake = fakeDynamoDb(...answers)
  restore = fake.restore
  return fake
}

const action = (sk: string, failure?: Failure): Action => ({
  item: { Delete: { TableName: 'table', Key: { pk: 'a', sk } } },
  ...(failure && { failure: () => failure }),
})

const actions = [action('a', 'unauthorized'), action('b', 'stale'), action('c')]
const unavailable = { code: 'temporarily-unavailable' }

describe('a transaction', () => {
  test('that succeeds has no failure, and is sent once', async () => {
    const { calls } = answering({})
    expect(await transact(actions)).toBeUndefined()
    expect(calls.map(({ name }) => name)).toEqual(['TransactWriteItemsCommand'])
  })

  const FAILED = 'ConditionalCheckFailed'
  test.each<[Failure, readonly string[]]>([
    ['unauthorized', [FAILED, 'None', 'None']],
    ['stale', ['None', FAILED, 'None']],
    ['unauthorized', [FAILED, FAILED, 'None']],
    ['unauthorized', [FAILED, FAILED, FAILED]],
    ['stale', ['TransactionConflict', FAILED, 'None']],
    ['stale', ['None', FAILED, 'TransactionConflict']],
    ['stale', ['ThrottlingError', FAILED, 'None']],
    ['unauthorized', [FAILED, 'ItemCollectionSizeLimitExceeded', 'ProvisionedThroughputExceeded']],
  ])('fails with %s when it is cancelled for %j [TM-47]', async (failure, codes) => {
    const { calls } = answering(cancelled(...codes))
    expect(await transact(actions)).toBe(failure)
    expect(calls).toHaveLength(1)
  })

  test.each([
    [['None', 'None', 'None']],
    [['ThrottlingError', 'None', 'None']],
    [['None', 'ProvisionedThroughputExceeded', 'None']],
    [['None', 'None', 'ItemCollectionSizeLimitExceeded']],
    [['ValidationError', 'None', 'None']],
    [['None', 'DuplicateItem', 'None']],
    [['ACodeOfTomorrow', 'None', 'None']],
    // A condition without a meaning: a key that should be new exists already.
    [['None', 'None', FAILED]],
    [[]],
  ])('is a fault, not an answer, when it is cancelled for %j [TM-47]', async (codes) => {
    const { calls } = answering(cancelled(...codes))
    await expect(transact(actions)).rejects.toMatchObject(unavailable)
    expect(calls).toHaveLength(1)
  })

  test('that is cancelled without any reasons is a fault [TM-47]', async () => {
    answering(new TransactionCanceledException({ message: 'cancelled', $metadata: {} }))
    await expect(transact(actions)).rejects.toMatchObject(unavailable)
  })

  test('is retried after a conflict, and may then succeed [TM-47]', async () => {
    const conflict = cancelled('None', 'TransactionConflict', 'None')
    const { calls } = answering(conflict, conflict, {})
    expect(await transact(actions)).toBeUndefined()
    expect(calls).toHaveLength(3)
  })

  test('is retried after a conflict, and may then find that somebody else was first [TM-47]', async () => {
    const conflict = cancelled('TransactionConflict', 'None', 'None')
    answering(conflict, cancelled('None', FAILED, 'None'))
    expect(await transact(actions)).toBe('stale')
  })

  test('that conflicts every time is a fault, after a bounded number of tries [TM-47]', async () => {
    const { calls } = answering(cancelled('TransactionConflict', 'None', 'None'))
    await expect(transact(actions)).rejects.toMatchObject(unavailable)
    expect(calls.length).toBeGreaterThan(3)
    expect(calls.length).toBeLessThan(30)
  })

  test('gives a failure the present item, when the action asked for it', async () => {
    answering(
      new TransactionCanceledException({
        message: 'cancelled',
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code: FAILED, Item: { count: { N: '5' } } }],
      }),
    )
    const told: (Item | undefined)[] = []
    const curious: Action = {
      ...action('b'),
      failure: (standing) => {
        told.push(standing)
        return 'limit'
      },
    }
    expect(await transact([action('a', 'stale'), curious])).toBe('limit')
    expect(told).toEqual([{ count: 5 }])
  })

  test('that AWS does not answer is a fault, with its cause for the log', async () => {
    const cause = new Error('socket hang up')
    answering(cause)
    await expect(transact(actions)).rejects.toMatchObject({ ...unavailable, cause })
  })
})
