import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../gateway/sigv4.ts'
import {
  BATCH_RECORDS_MAX,
  type DeadLetter,
  deliver,
  type EventSourceOptions,
  type StreamHandler,
} from './event-source.ts'
import { followStream } from './follow-stream.ts'
import { isOwnerDeletion, lambdaRecord } from './owner-deletions.ts'

export interface Stream {
  stop(): Promise<void>
}

export interface StreamOptions {
  readonly endpoint: string
  readonly streamArn: string
  readonly functionName: string
  readonly handler: StreamHandler
  /** Receives the batches that fail at every try. */
  readonly deadLetters: DeadLetter[]
  onFault(what: string, error: unknown): void
}

/** Calls a function with the deletions of owner items, from the oldest record in the stream. */
export function startStream(options: StreamOptions): Stream {
  const { endpoint, streamArn, functionName, handler, deadLetters, onFault } = options
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  })
  const ending = new AbortController()
  const { signal } = ending
  const source: EventSourceOptions = { functionName, handler, deadLetters, signal, onFault }
  const following = followStream({
    client,
    streamArn,
    signal,
    onFault: (error) => onFault('the stream', error),
    onRecords: async (shardId, records) => {
      const wanted = records.filter(isOwnerDeletion)
      for (let start = 0; start < wanted.length; start += BATCH_RECORDS_MAX) {
        const batch = wanted.slice(start, start + BATCH_RECORDS_MAX)
        const lambdaBatch = batch.map((record) => lambdaRecord(record, streamArn))
        await deliver(source, shardId, lambdaBatch)
      }
    },
  })
  return {
    stop: async () => {
      ending.abort()
      await following
      client.destroy()
    },
  }
}
