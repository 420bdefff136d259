import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { transact } from '../../../../../shared/aws/transactions/transaction.ts'
import { cancelled, type FakeAnswer, fakeDynamoDb } from '../../../support/fake-aws.ts'

const actions = [{ item: { Delete: { TableName: 'table', Key: { pk: 'a', sk: 'b' } } } }]

/** What the log says of a transaction with this answer. */
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

test('a transaction that fails for unknown reasons logs these reasons, and no key [TM-47]', async () => {
  const reasons = withReasons({ Code: 'ThrottlingError' }, {})
  expect(await causeOf(reasons)).toEqual(new Error('transaction cancelled: ThrottlingError, None'))
  const none = new TransactionCanceledException({ message: 'cancelled', $metadata: {} })
  expect(await causeOf(none)).toEqual(new Error('transaction cancelled: '))
})

test('a lasting conflict is logged as such [TM-47]', async () => {
  const cause = await causeOf(cancelled('TransactionConflict'))
  expect(cause).toEqual(new Error('every attempt ended in a transaction conflict'))
})
