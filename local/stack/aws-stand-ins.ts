import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CommandError } from '../../command-line/command-error.ts'
import { createEventsTable, createTable } from '../dynamodb/create-table.ts'
import { startDynamoDbLocal } from '../dynamodb/dynamodb-local.ts'
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../gateway/sigv4.ts'
import { startKms } from '../kms/kms.ts'
import type { Undo } from './undo.ts'

interface StandInOptions {
  readonly dataDirectory: string | undefined
  readonly dynamodbEndpoint: string | undefined
  readonly kmsEndpoint: string | undefined
  readonly tableName: string
  readonly auditEventsTableName: string
}

/** The endpoints of DynamoDB Local and of the KMS stand-in, and the ARN of the table's stream. */
export interface AwsStandIns {
  readonly dynamodb: string
  readonly streamArn: string
  readonly kms: string
}

/**
 * Starts DynamoDB Local and the KMS stand-in, unless their endpoints are given, and creates the two tables.
 *
 * @throws {CommandError} when Java is missing or too old, or the given endpoint does not answer.
 */
export async function startAwsStandIns(options: StandInOptions, undo: Undo): Promise<AwsStandIns> {
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
  await createEventsTable(client, options.auditEventsTableName)
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
    throw new CommandError(`DynamoDB does not answer at DYNAMODB_ENDPOINT, '${endpoint}'.`, {
      cause: error,
    })
  }
}

async function localKms(dataDirectory: string | undefined, undo: Undo): Promise<string> {
  const { endpoint, stop } = await startKms({ dataDirectory })
  undo.later(stop)
  return endpoint
}
