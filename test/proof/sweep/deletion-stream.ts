import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/gateway/sigv4.ts'
import { isOwnerDeletion, lambdaRecord } from '../../../local/stream/owner-deletions.ts'

/** Reads the table's real stream on demand, through the filter of the deployed event source. */
export class DeletionStream {
  readonly #client: DynamoDBStreamsClient
  readonly #streamArn: string
  /** By shard; undefined once the shard was read to its end. */
  readonly #iterators = new Map<string, string | undefined>()

  constructor(endpoint: string, streamArn: string) {
    const settings = { endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS }
    this.#client = new DynamoDBStreamsClient(settings)
    this.#streamArn = streamArn
  }

  /** Skips the records that exist so far. */
  async beginNow(): Promise<void> {
    await this.#findShards('LATEST')
  }

  /** Reads the records that are new since the last call. */
  async read(): Promise<readonly DynamoDBRecord[]> {
    const records: _Record[] = []
    await this.#findShards('TRIM_HORIZON')
    for (const [shard, begun] of this.#iterators) {
      let iterator = begun
      for (let isMore = true; isMore && iterator !== undefined; ) {
        const command = new GetRecordsCommand({ ShardIterator: iterator })
        const page = await this.#client.send(command)
        records.push(...(page.Records ?? []))
        isMore = (page.Records ?? []).length > 0
        iterator = page.NextShardIterator
      }
      this.#iterators.set(shard, iterator)
    }
    return records.filter(isOwnerDeletion).map((record) => lambdaRecord(record, this.#streamArn))
  }

  stop(): void {
    this.#client.destroy()
  }

  async #findShards(start: 'LATEST' | 'TRIM_HORIZON'): Promise<void> {
    const StreamArn = this.#streamArn
    let after: string | undefined
    do {
      const command = new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId: after })
      const { StreamDescription } = await this.#client.send(command)
      for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
        if (this.#iterators.has(ShardId)) continue
        const shard = { StreamArn, ShardId, ShardIteratorType: start }
        const { ShardIterator } = await this.#client.send(new GetShardIteratorCommand(shard))
        this.#iterators.set(ShardId, ShardIterator)
      }
      after = StreamDescription?.LastEvaluatedShardId
    } while (after !== undefined)
  }
}
