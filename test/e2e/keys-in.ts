import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Key } from '../../shared/aws/table/table.ts'
import { PARTITION_KEY, SORT_KEY } from '../../shared/aws/table/table-shape.ts'

const keySchema = z.object({ [PARTITION_KEY]: z.string(), [SORT_KEY]: z.string() })

/** Reads the keys of everything in a partition, consistently. A stage's table may be too large to scan. */
export async function keysIn(
  client: DynamoDBClient,
  tableName: string,
  partition: string,
): Promise<readonly Key[]> {
  const pages = paginateQuery(
    { client: DynamoDBDocumentClient.from(client) },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk',
      ProjectionExpression: '#pk, #sk',
      ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
      ExpressionAttributeValues: { ':pk': partition },
    },
  )
  const keys: Key[] = []
  for await (const { Items = [] } of pages) {
    keys.push(...Items.map((item) => z.parse(keySchema, item)))
  }
  return keys
}
