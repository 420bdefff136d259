import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import { pause } from '../wait.ts'
import { sequenceNumberOf } from './owner-deletions.ts'

/** The only used method of the SDK's client, so that tests can replace it. */
type StreamsClient = Pick<DynamoDBStreamsClient, 'send'>

export interface FollowOptions {
  readonly client: StreamsClient
  readonly streamArn: string
  readonly signal: AbortSignal
  /** Called with each page of a shard's records, one page at a time. */
  readonly onRecords: (shardId: string, records: readonly _Record[]) => Promise<void>
  /** Called when a poll fails. Polling continues. */
  readonly onFault: (error: unknown) => void
  readonly pollMilliseconds?: number
}

const POLL_MILLISECONDS = 200

/**
 * Follows a stream from its oldest record until the signal is aborted. It reads each shard in order, and a
 * shard before its children. It reads unrelated shards at the same time.
 */
export async function followStream(options: FollowOptions): Promise<void> {
  const followed = new Map<string, Promise<void>>()
  /** A shard starts when its parent is finished. The list of shards has no reliable order. */
  const follow = (id: string, shards: readonly Shard[]): Promise<void> => {
    const shard = shards.find(({ ShardId }) => ShardId === id)
    const begun = followed.get(id)
    if (begun !== undefined || shard === undefined) return begun ?? Promise.resolve()
    const parent = follow(shard.ParentShardId ?? '', shards)
    const following = parent.then(() => followShard(options, id))
    followed.set(id, following)
    return following
  }
  while (!options.signal.aborted) {
    try {
      const shards = await listShards(options)
      for (const { ShardId = '' } of shards) void follow(ShardId, shards)
    } catch (error) {
      if (!options.signal.aborted) options.onFault(error)
    }
    await pause((options.pollMilliseconds ?? POLL_MILLISECONDS) * 5, options.signal)
  }
  await Promise.all(followed.values())
}

async function listShards({ client, streamArn, signal }: FollowOptions): Promise<Shard[]> {
  const shards: Shard[] = []
  let after: string | undefined
  do {
    const command = new DescribeStreamCommand({
      StreamArn: streamArn,
      ExclusiveStartShardId: after,
    })
    const { StreamDescription } = await client.send(command, { abortSignal: signal })
    shards.push(...(StreamDescription?.Shards ?? []))
    after = StreamDescription?.LastEvaluatedShardId
  } while (after !== undefined)
  return shards
}

async function followShard(options: FollowOptions, shardId: string): Promise<void> {
  const { signal, pollMilliseconds = POLL_MILLISECONDS } = options
  let iterator: string | undefined
  let last: string | undefined
  while (!signal.aborted) {
    try {
      iterator ??= await iteratorAfter(options, shardId, last)
      const command = new GetRecordsCommand({ ShardIterator: iterator })
      const page = await options.client.send(command, { abortSignal: signal })
      const records = page.Records ?? []
      await options.onRecords(shardId, records)
      last = records.length === 0 ? last : sequenceNumberOf(records[records.length - 1] ?? {})
      iterator = page.NextShardIterator
      // Without a next iterator, the shard is closed and has been read completely.
      if (iterator === undefined) return
      if (records.length > 0) continue
    } catch (error) {
      if (!signal.aborted && !(error instanceof ExpiredIteratorException)) options.onFault(error)
      if (error instanceof TrimmedDataAccessException) last = undefined
      iterator = undefined
    }
    await pause(pollMilliseconds, signal)
  }
}

async function iteratorAfter(
  { client, streamArn, signal }: FollowOptions,
  shardId: string,
  last: string | undefined,
): Promise<string> {
  const command = new GetShardIteratorCommand({
    StreamArn: streamArn,
    ShardId: shardId,
    ...(last === undefined
      ? { ShardIteratorType: 'TRIM_HORIZON' }
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last }),
  })
  const { ShardIterator } = await client.send(command, { abortSignal: signal })
  if (ShardIterator === undefined) throw new Error(`shard ${shardId} gave no iterator`)
  return ShardIterator
}
