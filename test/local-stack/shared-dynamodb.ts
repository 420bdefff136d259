import type { TestProject } from 'vitest/node'
import { startDynamoDbLocal } from '../../local/dynamodb/dynamodb-local.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    dynamodbEndpoint: string
  }
}

/** One DynamoDB Local for all integration tests. Each test file has its own table in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDbLocal({})
  project.provide('dynamodbEndpoint', endpoint)
  return stop
}
