import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createEventsTable, createTable } from '../../../local/dynamodb/create-table.ts'
import { startDynamoDbLocal } from '../../../local/dynamodb/dynamodb-local.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/gateway/sigv4.ts'
import { setVariables } from '../../../local/stack/stack-environment.ts'

export interface Judge {
  readonly endpoint: string
  /** Of the main table's stream. */
  readonly streamArn: string
  stop(): Promise<void>
}

/**
 * Starts a DynamoDB Local of our own, in memory, with the two tables, and leads this process's AWS clients to
 * it: before they make their first call, for they look only then.
 */
export async function startJudge(tableName: string, eventsTableName: string): Promise<Judge> {
  const local = await startDynamoDbLocal()
  try {
    const { endpoint } = local
    const client = new DynamoDBClient({
      endpoint,
      region: LOCAL_REGION,
      credentials: LOCAL_CREDENTIALS,
    })
    const streamArn = await createTable(client, tableName)
    await createEventsTable(client, eventsTableName)
    client.destroy()
    const restore = setVariables({
      AWS_REGION: LOCAL_REGION,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    })
    return {
      endpoint,
      streamArn,
      async stop() {
        restore()
        await local.stop()
      },
    }
  } catch (error) {
    await local.stop()
    throw error
  }
}
