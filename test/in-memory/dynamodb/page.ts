import { keyItem } from './keys.ts'
import type { Stored } from './table.ts'
import type { StoredItem } from './values.ts'

interface PageOptions {
  readonly limit: number
  /** A page that has come to this ends, if anything follows. */
  readonly pageBytes: number
  isWanted(item: StoredItem): boolean
  shown(item: StoredItem): StoredItem
}

/** One page, as `Query` and `Scan` answer it. Filtered items count for the limit and for its bytes. */
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
    // DynamoDB does not look whether anything follows.
    if (scanned === options.limit) {
      isWhole = false
      break
    }
  }
  const answer = { Items: items, Count: items.length, ScannedCount: scanned }
  return isWhole || last === undefined ? answer : { ...answer, LastEvaluatedKey: keyItem(last.key) }
}
