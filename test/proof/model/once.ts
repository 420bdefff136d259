import type { Item } from '../../../shared/aws/table/table.ts'

/** Reads each item but once. Items in memory are frozen: what one says does not change. */
export function once<T>(read: (item: Item) => T): (item: Item) => T {
  const known = new WeakMap<Item, { readonly value: T }>()
  return (item) => {
    const before = known.get(item)
    if (before) return before.value
    const value = read(item)
    known.set(item, { value })
    return value
  }
}
