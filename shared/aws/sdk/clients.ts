// One SDK client of each kind for a process, made at its first use. A call that hangs is tried again. All
// calls of a request share the request's deadline (see `guarded`).
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000
export const REQUEST_TIMEOUT_MILLISECONDS = 2_500
export const ATTEMPTS_MAX = 3

const settings = {
  maxAttempts: ATTEMPTS_MAX,
  requestHandler: {
    connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    throwOnRequestTimeout: true,
  },
}

let documentClient: DynamoDBDocumentClient | undefined
let kmsClient: KMSClient | undefined

export function dynamodb(): DynamoDBDocumentClient {
  documentClient ??= DynamoDBDocumentClient.from(new DynamoDBClient(settings))
  return documentClient
}

export function kms(): KMSClient {
  kmsClient ??= new KMSClient(settings)
  return kmsClient
}
