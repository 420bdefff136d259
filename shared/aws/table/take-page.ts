import type { Page } from '../../domain/page.ts'
import type { Item } from './table.ts'

/**
 * Takes one page of a query, whatever DynamoDB's own pages hold. One item more is looked for, so that
 * `next` is given only when there is something after it.
 */
export async function takePage<T>(
  items: AsyncIterable<Item>,
  limit: number,
  decode: (item: Item) => T,
  keyOf: (thing: T) => string,
): Promise<Page<T>> {
  const taken: T[] = []
  for await (const item of items) {
    const last = taken.at(-1)
    if (taken.length === limit && last) return { items: taken, next: keyOf(last) }
    taken.push(decode(item))
  }
  return { items: taken, next: undefined }
}
