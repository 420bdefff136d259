import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { TestStack } from '../../../local-stack/test-stack.ts'

/** Reads every record in the table's stream, of every kind of item. */
export async function streamRecords({ stack }: TestStack): Promise<readonly _Record[]> {
  const settings = {
    endpoint: stack.endpoints.dynamodb,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const dynamodb = new DynamoDBClient(settings)
  const streams = new DynamoDBStreamsClient(settings)
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: stack.tableName }))
  const StreamArn = Table?.LatestStreamArn
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const records: _Record[] = []
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const }
    let iterator = (await streams.send(new GetShardIteratorCommand(start))).ShardIterator
    while (iterator !== undefined) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator }))
      records.push(...(page.Records ?? []))
      iterator = page.Records?.length ? page.NextShardIterator : undefined
    }
  }
  dynamodb.destroy()
  streams.destroy()
  return records
}
