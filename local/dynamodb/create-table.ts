import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type StreamSpecification,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import {
  PARTITION_KEY,
  SORT_KEY,
  STREAM_VIEW_TYPE,
  TTL_ATTRIBUTE,
} from '../../shared/aws/table/table-shape.ts'

/**
 * Creates the table with the shape of the deployed one, unless it exists already.
 *
 * @returns the ARN of its stream.
 */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<string> {
  await createUnlessThere(client, tableName, {
    StreamEnabled: true,
    StreamViewType: STREAM_VIEW_TYPE,
  })
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
  if (Table?.LatestStreamArn === undefined) throw new Error(`table ${tableName} has no stream`)
  return Table.LatestStreamArn
}

/** Creates the audit events' table, unless it exists. Nothing follows its changes, so it has no stream. */
export async function createEventsTable(client: DynamoDBClient, tableName: string): Promise<void> {
  await createUnlessThere(client, tableName, { StreamEnabled: false })
}

async function createUnlessThere(
  client: DynamoDBClient,
  tableName: string,
  stream: StreamSpecification,
): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: PARTITION_KEY, AttributeType: 'S' },
          { AttributeName: SORT_KEY, AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: PARTITION_KEY, KeyType: 'HASH' },
          { AttributeName: SORT_KEY, KeyType: 'RANGE' },
        ],
        StreamSpecification: stream,
      }),
    )
    await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: tableName })
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: TTL_ATTRIBUTE },
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}
