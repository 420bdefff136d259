import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createEventsTable, createTable } from '../../../local/dynamodb/create-table.ts'
import { startDynamoDbLocal } from '../../../local/dynamodb/dynamodb-local.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/gateway/sigv4.ts'
import { setVariables } from '../../../local/stack/stack-environment.ts'

export interface LocalTables {
  readonly endpoint: string
  /** The ARN of the main table's stream. */
  readonly streamArn: string
  stop(): Promise<void>
}

/**
 * Starts a DynamoDB Local with the two tables, and directs this process's AWS clients to it. They read the
 * endpoint at their first call, so this must come before.
 */
export async function startLocalTables(
  tableName: string,
  auditEventsTableName: string,
): Promise<LocalTables> {
  const local = await startDynamoDbLocal()
  try {
    const { endpoint } = local
    const client = new DynamoDBClient({
      endpoint,
      region: LOCAL_REGION,
      credentials: LOCAL_CREDENTIALS,
    })
    const streamArn = await createTable(client, tableName)
    await createEventsTable(client, auditEventsTableName)
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
