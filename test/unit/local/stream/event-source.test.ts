import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { type DeadLetter, deliver } from '../../../../local/stream/event-source.ts'

const record = (sequenceNumber: string): DynamoDBRecord => ({
  eventName: 'REMOVE',
  dynamodb: { SequenceNumber: sequenceNumber, Keys: { pk: { S: `ACCOUNT#${sequenceNumber}` } } },
})
const BATCH = ['1', '2', '3', '4'].map(record)

/** Delivers the batch to a function. Its answer depends on the sequence numbers. */
async function delivered(answer: (numbers: readonly string[], call: number) => readonly string[]) {
  const calls: string[] = []
  const deadLetters: DeadLetter[] = []
  await deliver(
    {
      functionName: 'sweep',
      deadLetters,
      signal: new AbortController().signal,
      onFault: () => {},
      firstRetryMilliseconds: 0,
      handler: async ({ Records }): Promise<DynamoDBBatchResponse> => {
        const numbers = Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '')
        calls.push(numbers.join(''))
        const failed = answer(numbers, calls.length)
        return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
      },
    },
    'shard',
    BATCH,
  )
  return { calls, deadLetters }
}

const poison = (number: string) => (numbers: readonly string[]) => {
  if (numbers.includes(number)) throw new Error('poison')
  return []
}

describe('the event source', () => {
  test('delivers a batch once when nothing fails', async () => {
    expect(await delivered(() => [])).toEqual({ calls: ['1234'], deadLetters: [] })
  })

  test('retries from the first record that was reported as failed', async () => {
    const { calls, deadLetters } = await delivered((_numbers, call) =>
      call === 1 ? ['4', '3'] : [],
    )
    expect(calls).toEqual(['1234', '34'])
    expect(deadLetters).toEqual([])
  })

  test('gives up a record that always fails after five retries, and continues after it', async () => {
    const { calls, deadLetters } = await delivered(poison('2'))
    expect(calls.filter((numbers) => numbers === '2')).toHaveLength(6)
    expect(calls.indexOf('1')).toBeLessThan(calls.indexOf('2'))
    expect(calls.at(-1)).toBe('34')
    expect(deadLetters).toEqual([
      { shardId: 'shard', startSequenceNumber: '2', endSequenceNumber: '2', batchSize: 1 },
    ])
  })

  test('halves a batch when the function throws, without using a retry', async () => {
    let thrown = 0
    const { calls } = await delivered((numbers) => {
      if (numbers.length > 1 && thrown++ < 3) throw new Error('too much')
      return []
    })
    expect(calls).toEqual(['1234', '12', '1', '2', '34', '3', '4'])
  })

  test('a batch whose first record keeps failing is given up as a whole, as Lambda does', async () => {
    const { calls, deadLetters } = await delivered((numbers) => numbers.slice(0, 1))
    expect(calls).toHaveLength(6)
    expect(deadLetters).toEqual([
      { shardId: 'shard', startSequenceNumber: '1', endSequenceNumber: '4', batchSize: 4 },
    ])
  })

  test('treats an unknown identifier as a failure of the whole batch', async () => {
    const { calls } = await delivered((_numbers, call) => (call === 1 ? ['unknown'] : []))
    expect(calls).toEqual(['1234', '12', '34'])
  })

  test('a dead letter has positions, never data', async () => {
    const { deadLetters } = await delivered(poison('2'))
    expect(JSON.stringify(deadLetters)).not.toContain('ACCOUNT')
  })
})
