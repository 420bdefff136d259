// Backups on DynamoDB Local, which has none: the items of a table, copied into another one.
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { itemsIn } from '../../../local-stack/table-dump.ts'

const BATCH_ITEMS = 25

export type Items = readonly Record<string, unknown>[]

export function localClient(endpoint: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials }),
  )
}

/** Everything in a table, in a fixed order. */
export async function contentsOf(
  client: DynamoDBDocumentClient,
  tableName: string,
): Promise<Items> {
  const items = await itemsIn(client, tableName)
  return items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/** Makes a table from a backup, as AWS restores one: the items and the keys, and no other setting. */
export async function restoreInto(
  client: DynamoDBDocumentClient,
  tableName: string,
  backup: Items,
): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: tableName })
  for (let start = 0; start < backup.length; start += BATCH_ITEMS) {
    const batch = backup.slice(start, start + BATCH_ITEMS)
    const requests = batch.map((Item) => ({ PutRequest: { Item } }))
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }))
  }
}

function keyOf({ pk, sk }: Record<string, unknown>): string {
  return `${pk}\n${sk}`
}
