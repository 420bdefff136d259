import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams'
import { expect, test, vi } from 'vitest'
import { followStream } from '../../../../local/stream/follow-stream.ts'
import { isOwnerDeletion } from '../../../../local/stream/owner-deletions.ts'

const SHARDS: Shard[] = [
  { ShardId: 'child', ParentShardId: 'parent' },
  { ShardId: 'parent', ParentShardId: 'trimmed-away' },
]
const RECORDS: Record<string, readonly string[]> = { parent: ['1', '2'], child: ['3'] }

/** A stream of two shards, with one record a page. Every iterator expires once. */
function fakeStream() {
  const expired = new Set<string>()
  const answer = async (command: unknown): Promise<object> => {
    if (command instanceof DescribeStreamCommand) return { StreamDescription: { Shards: SHARDS } }
    if (command instanceof GetShardIteratorCommand) {
      const { ShardId = '', SequenceNumber } = command.input
      const place = SequenceNumber ? (RECORDS[ShardId]?.indexOf(SequenceNumber) ?? -1) + 1 : 0
      return { ShardIterator: `${ShardId}:${place}` }
    }
    if (!(command instanceof GetRecordsCommand)) throw new Error('an unexpected command')
    const { ShardIterator = '' } = command.input
    if (!expired.has(ShardIterator)) {
      expired.add(ShardIterator)
      throw new ExpiredIteratorException({ message: '', $metadata: {} })
    }
    const [shard = '', place = ''] = ShardIterator.split(':')
    const number = RECORDS[shard]?.[Number(place)]
    if (number === undefined) return { Records: [] }
    return {
      Records: [{ dynamodb: { SequenceNumber: number } }],
      NextShardIterator: `${shard}:${Number(place) + 1}`,
    }
  }
  return { send: answer as never }
}

test('a child shard is read after its parent, and each record once, despite expired iterators', async () => {
  const ending = new AbortController()
  const seen: string[] = []
  const onFault = vi.fn()
  const following = followStream({
    client: fakeStream(),
    streamArn: 'arn',
    signal: ending.signal,
    pollMilliseconds: 1,
    onFault,
    onRecords: async (_shardId, records) => {
      seen.push(...records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''))
    },
  })
  await vi.waitFor(() => expect(seen).toEqual(['1', '2', '3']), 10_000)
  ending.abort()
  await following
  expect(onFault).not.toHaveBeenCalled()
})

test('a failed poll is reported, and polling continues until it is stopped', async () => {
  const ending = new AbortController()
  const onFault = vi.fn()
  const following = followStream({
    client: { send: (() => Promise.reject(new Error('down'))) as never },
    streamArn: 'arn',
    signal: ending.signal,
    pollMilliseconds: 1,
    onFault,
    onRecords: async () => {},
  })
  await vi.waitFor(() => expect(onFault.mock.calls.length).toBeGreaterThan(2), 10_000)
  ending.abort()
  await following
})

test('only deletions of owner items pass the filter', () => {
  const record = (eventName: 'REMOVE' | 'MODIFY' | 'INSERT', sk: string) => ({
    eventName,
    dynamodb: { Keys: { pk: { S: 'ACCOUNT#acme' }, sk: { S: sk } } },
  })
  expect(isOwnerDeletion(record('REMOVE', 'OWNER'))).toBe(true)
  expect(isOwnerDeletion(record('MODIFY', 'OWNER'))).toBe(false)
  expect(isOwnerDeletion(record('INSERT', 'OWNER'))).toBe(false)
  expect(isOwnerDeletion(record('REMOVE', 'KEYPAIR#fbk_1'))).toBe(false)
  expect(isOwnerDeletion({})).toBe(false)
})
