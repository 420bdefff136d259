import { type Item, scanPages } from '../shared/aws/table/table.ts'

/** Walks a whole table for the items of which a condition on `:value` is true. */
export async function* scanItems(
  tableName: string,
  condition: string,
  value: string,
): AsyncGenerator<Item> {
  const pages = scanPages(tableName, {
    FilterExpression: condition,
    ExpressionAttributeValues: { ':value': value },
  })
  for await (const items of pages) yield* items
}
