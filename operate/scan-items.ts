import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodb } from '../shared/aws/clients.ts'
import { guarded } from '../shared/aws/faults.ts'
import type { Item } from '../shared/aws/table.ts'

/** Walks a whole table, page by page, for the items of which a condition on `:value` is true. */
export async function* scanItems(
  tableName: string,
  condition: string,
  value: string,
): AsyncGenerator<Item> {
  let start: Item | undefined
  do {
    const command = new ScanCommand({
      TableName: tableName,
      ConsistentRead: true,
      FilterExpression: condition,
      ExpressionAttributeValues: { ':value': value },
      ExclusiveStartKey: start,
    })
    const answer = await guarded((options) => dynamodb().send(command, options))
    yield* answer.Items ?? []
    start = answer.LastEvaluatedKey
  } while (start !== undefined)
}
