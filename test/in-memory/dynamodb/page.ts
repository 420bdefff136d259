import { keyItem } from './keys.ts'
import type { Stored } from './table.ts'
import type { StoredItem } from './values.ts'

interface PageOptions {
  readonly limit: number
  /** A page that reaches this size ends, unless it is the last. */
  readonly pageBytes: number
  isWanted(item: StoredItem): boolean
  shown(item: StoredItem): StoredItem
}

/** One page of `Query` or `Scan`. Items that the filter drops still count for the limit and the bytes. */
export function takePage(source: Iterable<Stored>, options: PageOptions): Record<string, unknown> {
  const items: StoredItem[] = []
  let scanned = 0
  let bytes = 0
  let last: Stored | undefined
  let isWhole = true
  for (const stored of source) {
    if (scanned > 0 && bytes >= options.pageBytes) {
      isWhole = false
      break
    }
    scanned += 1
    bytes += stored.bytes
    last = stored
    if (options.isWanted(stored.item)) items.push(options.shown(stored.item))
    // DynamoDB does not check whether an item follows.
    if (scanned === options.limit) {
      isWhole = false
      break
    }
  }
  const answer = { Items: items, Count: items.length, ScannedCount: scanned }
  return isWhole || last === undefined ? answer : { ...answer, LastEvaluatedKey: keyItem(last.key) }
}
