import type { Item } from '../../../shared/aws/table/table.ts'

/** Memoizes a reader of items. Items in memory are frozen, so the result for an item cannot change. */
export function readOnce<T>(read: (item: Item) => T): (item: Item) => T {
  const known = new WeakMap<Item, { readonly value: T }>()
  return (item) => {
    const before = known.get(item)
    if (before) return before.value
    const value = read(item)
    known.set(item, { value })
    return value
  }
}
