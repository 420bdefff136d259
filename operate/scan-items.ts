import { type Item, scanPages } from '../shared/aws/table/table.ts'

/** Scans a whole table for the items that meet a condition on `:value`. */
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
