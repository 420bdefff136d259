import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CommandError } from '../../command-line/command-error.ts'
import { createEventsTable, createTable } from '../dynamodb/create-table.ts'
import { startDynamoDbLocal } from '../dynamodb/dynamodb-local.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../gateway/sigv4.ts'
import { startKms } from '../kms/kms.ts'
import type { Undo } from './undo.ts'

interface BackendOptions {
  readonly dataDirectory: string | undefined
  readonly dynamodbEndpoint: string | undefined
  readonly kmsEndpoint: string | undefined
  readonly tableName: string
  readonly eventsTableName: string
}

export interface Backends {
  readonly dynamodb: string
  readonly streamArn: string
  readonly kms: string
}

/**
 * Starts what the functions reach through the SDK: DynamoDB with the two tables in it, and KMS.
 *
 * @throws {CommandError} when Java is missing or old, or when the endpoint given does not answer.
 */
export async function startBackends(options: BackendOptions, undo: Undo): Promise<Backends> {
  const { dataDirectory } = options
  const kms = options.kmsEndpoint ?? (await localKms(dataDirectory, undo))
  const dynamodb =
    options.dynamodbEndpoint === undefined
      ? await dynamoDbLocal(dataDirectory, undo)
      : await answering(options.dynamodbEndpoint)
  const client = new DynamoDBClient({
    endpoint: dynamodb,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  })
  undo.later(() => client.destroy())
  await createEventsTable(client, options.eventsTableName)
  const streamArn = await createTable(client, options.tableName)
  return { dynamodb, streamArn, kms }
}

async function dynamoDbLocal(dataDirectory: string | undefined, undo: Undo): Promise<string> {
  const { endpoint, stop } = await startDynamoDbLocal({ dataDirectory })
  undo.later(stop)
  return endpoint
}

async function answering(endpoint: string): Promise<string> {
  try {
    await fetch(endpoint)
    return endpoint
  } catch (error) {
    throw new CommandError(`No DynamoDB answers at DYNAMODB_ENDPOINT, '${endpoint}'.`, {
      cause: error,
    })
  }
}

async function localKms(dataDirectory: string | undefined, undo: Undo): Promise<string> {
  const { endpoint, stop } = await startKms({ dataDirectory })
  undo.later(stop)
  return endpoint
}
