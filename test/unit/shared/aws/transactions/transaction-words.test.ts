import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { transact } from '../../../../../shared/aws/transactions/transaction.ts'
import { cancelled, type FakeAnswer, fakeDynamoDb } from '../../../support/fake-aws.ts'

const actions = [{ item: { Delete: { TableName: 'table', Key: { pk: 'a', sk: 'b' } } } }]

/** What the log is told of a transaction that was answered so. */
async function causeOf(answer: FakeAnswer): Promise<unknown> {
  const { restore } = fakeDynamoDb(answer)
  try {
    return await transact(actions).catch((error: Error) => error.cause)
  } finally {
    restore()
  }
}

const withReasons = (...CancellationReasons: readonly { readonly Code?: string }[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [...CancellationReasons],
  })

test('a transaction that nobody can explain tells the log its reasons, and no key [TM-47]', async () => {
  const reasons = withReasons({ Code: 'ThrottlingError' }, {})
  expect(await causeOf(reasons)).toEqual(new Error('transaction cancelled: ThrottlingError, None'))
  const none = new TransactionCanceledException({ message: 'cancelled', $metadata: {} })
  expect(await causeOf(none)).toEqual(new Error('transaction cancelled: '))
})

test('a conflict that lasts tells the log so [TM-47]', async () => {
  const cause = await causeOf(cancelled('TransactionConflict'))
  expect(cause).toEqual(new Error('every attempt ended in a transaction conflict'))
})
