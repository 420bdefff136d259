import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type StreamSpecification,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { STREAM_VIEW_TYPE, TTL_ATTRIBUTE } from '../../shared/aws/table/table-shape.ts'

const WAIT_SECONDS_MAX = 600

/**
 * Restores the settings that a restored table lacks. The stream comes last. The stack refers to a table by
 * its stream's ARN, so nobody can give it a table before the procedure is finished.
 *
 * @returns the ARN of the stream
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html
 */
export async function putSettingsBack(client: DynamoDBClient, tableName: string): Promise<string> {
  const name = { TableName: tableName }
  const { Table } = await client.send(new DescribeTableCommand(name))
  if (!Table?.DeletionProtectionEnabled) {
    await update(client, { ...name, DeletionProtectionEnabled: true })
  }
  await putRecoveryBack(client, tableName)
  await putExpiryBack(client, tableName)
  if (!Table?.StreamSpecification?.StreamEnabled) {
    const stream: StreamSpecification = { StreamEnabled: true, StreamViewType: STREAM_VIEW_TYPE }
    await update(client, { ...name, StreamSpecification: stream })
  }
  const { Table: after } = await client.send(new DescribeTableCommand(name))
  if (after?.LatestStreamArn === undefined) throw new Error(`table ${tableName} got no stream`)
  return after.LatestStreamArn
}

/** Makes one change, and waits until the table is ready for the next. */
async function update(client: DynamoDBClient, change: UpdateTableCommandInput): Promise<void> {
  await client.send(new UpdateTableCommand(change))
  const name = { TableName: change.TableName }
  await waitUntilTableExists({ client, maxWaitTime: WAIT_SECONDS_MAX }, name)
}

async function putRecoveryBack(client: DynamoDBClient, tableName: string): Promise<void> {
  const name = { TableName: tableName }
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand(name),
  )
  const recovery = backups?.PointInTimeRecoveryDescription
  if (recovery?.PointInTimeRecoveryStatus === 'ENABLED') return
  const on = { PointInTimeRecoveryEnabled: true }
  await client.send(
    new UpdateContinuousBackupsCommand({ ...name, PointInTimeRecoverySpecification: on }),
  )
}

async function putExpiryBack(client: DynamoDBClient, tableName: string): Promise<void> {
  const name = { TableName: tableName }
  const { TimeToLiveDescription: expiry } = await client.send(new DescribeTimeToLiveCommand(name))
  if (expiry?.TimeToLiveStatus === 'ENABLED' || expiry?.TimeToLiveStatus === 'ENABLING') return
  const on = { Enabled: true, AttributeName: TTL_ATTRIBUTE }
  await client.send(new UpdateTimeToLiveCommand({ ...name, TimeToLiveSpecification: on }))
}
