import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { afterEach, describe, expect, test } from 'vitest'
import { usageRecorder } from '../../../../../shared/aws/tokens/usage-recorder.ts'
import { secondsAfter } from '../../../../../shared/domain/duration.ts'
import { issued } from '../../../support/credentials.ts'
import { NOW } from '../../../support/domain-values.ts'
import { cancelled, type FakeAnswer, fakeDynamoDb } from '../../../support/fake-aws.ts'

const { keypair, secret } = issued()
let restore = () => {}

afterEach(() => restore())

/** A recorder on a table with these answers, and the calls that it makes. */
function recorder(...answers: readonly FakeAnswer[]) {
  const fake = fakeDynamoDb(...answers)
  restore = fake.restore
  const usage = usageRecorder({ tableName: 'table' })
  const record = (seconds: number) =>
    usage.record(keypair, secret.secretId, secondsAfter(NOW, seconds))
  return { calls: fake.calls, record }
}

describe('a recorded use is not written again within the hour', () => {
  test.each<[string, FakeAnswer]>([
    ['because it was written', {}],
    ['because another process wrote it', cancelled('None', 'ConditionalCheckFailed')],
    ['because the keypair was removed', cancelled('ConditionalCheckFailed', 'None')],
  ])('%s', async (_, answer) => {
    const { calls, record } = recorder(answer)
    expect(await record(0)).toBe(true)
    expect(await record(3599)).toBe(true)
    expect(calls).toHaveLength(1)
    expect(await record(3600)).toBe(true)
    expect(calls).toHaveLength(2)
  })
})

describe('a use that the table did not take is not recorded, and is tried again after a minute', () => {
  test.each<[string, FakeAnswer]>([
    ['because of a fault', new Error('of AWS')],
    ['because of a conflict', cancelled('None', 'TransactionConflict')],
    ['because the cancellation had no reasons', cancelled()],
    [
      'because the cancellation had no list of reasons',
      new TransactionCanceledException({ message: 'cancelled', $metadata: {} }),
    ],
  ])('%s', async (_, answer) => {
    const { calls, record } = recorder(answer, {})
    expect(await record(0)).toBe(false)
    await record(59)
    expect(calls).toHaveLength(1)
    expect(await record(60)).toBe(true)
    expect(calls).toHaveLength(2)
  })
})
