import type { Page } from '../../domain/page.ts'
import type { Item } from './table.ts'

/**
 * Takes one page from a query, independent of the pages of DynamoDB. It looks for one more item, so that
 * `next` is only set if there is another page.
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
