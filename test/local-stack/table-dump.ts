import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { TestStack } from './test-stack.ts'

type Item = Record<string, unknown>

/** Everything in both tables, read without the proxy's records: what an auditor would find. */
export async function tableDump({ stack }: TestStack): Promise<readonly Item[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.endpoints.dynamodb,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  )
  const items = await itemsIn(client, stack.tableName)
  const events = await itemsIn(client, stack.auditEventsTableName)
  client.destroy()
  return [...items, ...events]
}

/** Everything in one table. */
export async function itemsIn(client: DynamoDBDocumentClient, tableName: string): Promise<Item[]> {
  const items: Item[] = []
  let start: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: start }),
    )
    items.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start !== undefined)
  return items
}
