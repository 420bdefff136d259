import type { TestProject } from 'vitest/node'
import { startDynamoDbLocal } from '../../local/dynamodb/dynamodb-local.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    dynamodbEndpoint: string
  }
}

/** One DynamoDB Local for all integration tests: each test file has a table of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDbLocal({})
  project.provide('dynamodbEndpoint', endpoint)
  return stop
}
