import type { Key } from './keys.ts'
import { compareTexts } from './order.ts'
import type { StoredItem } from './values.ts'

export interface Stored {
  readonly key: Key
  readonly item: StoredItem
  readonly bytes: number
}

interface Partition {
  readonly sortKeys: string[]
  readonly items: Map<string, Stored>
}

/** The items of one table. They are sorted within a partition; the order of partitions is arbitrary. */
export class MemoryTable {
  readonly #partitions = new Map<string, Partition>()
  #walk: readonly string[] | undefined

  get({ pk, sk }: Key): Stored | undefined {
    return this.#partitions.get(pk)?.items.get(sk)
  }

  /** Stores an item, or deletes it. */
  set(key: Key, stored: Stored | undefined): void {
    if (stored === undefined) this.#delete(key)
    else this.#put(stored)
  }

  /** The items of a partition with this prefix of the sort key, after a sort key, in either direction. */
  *range(
    partition: string,
    prefix: string,
    after: string | undefined,
    isForward: boolean,
  ): Generator<Stored> {
    const { sortKeys, items } = this.#partitions.get(partition) ?? {
      sortKeys: [],
      items: new Map(),
    }
    const step = isForward ? 1 : -1
    for (let place = startOf(sortKeys, prefix, after, isForward); ; place += step) {
      const sortKey = sortKeys[place]
      if (sortKey === undefined || !sortKey.startsWith(prefix)) return
      const stored: Stored | undefined = items.get(sortKey)
      if (stored) yield stored
    }
  }

  /** All items after a key. */
  *walk(after: Key | undefined): Generator<Stored> {
    this.#walk ??= [...this.#partitions.keys()].sort(compareWalk)
    const from = after && lowerBound(this.#walk, after.pk, compareWalk)
    for (let place = from ?? 0; place < this.#walk.length; place += 1) {
      const partition = this.#walk[place] ?? ''
      yield* this.range(partition, '', partition === after?.pk ? after.sk : undefined, true)
    }
  }

  /** All items, sorted by key. */
  *sorted(): Generator<Stored> {
    for (const partition of [...this.#partitions.keys()].sort(compareTexts)) {
      yield* this.range(partition, '', undefined, true)
    }
  }

  #put(stored: Stored): void {
    const { pk, sk } = stored.key
    let partition = this.#partitions.get(pk)
    if (partition === undefined) {
      partition = { sortKeys: [], items: new Map() }
      this.#partitions.set(pk, partition)
      this.#walk = undefined
    }
    if (!partition.items.has(sk)) {
      partition.sortKeys.splice(lowerBound(partition.sortKeys, sk, compareTexts), 0, sk)
    }
    partition.items.set(sk, stored)
  }

  #delete({ pk, sk }: Key): void {
    const partition = this.#partitions.get(pk)
    if (partition === undefined || !partition.items.delete(sk)) return
    partition.sortKeys.splice(lowerBound(partition.sortKeys, sk, compareTexts), 1)
    if (partition.items.size > 0) return
    this.#partitions.delete(pk)
    this.#walk = undefined
  }
}

function startOf(
  sortKeys: readonly string[],
  prefix: string,
  after: string | undefined,
  isForward: boolean,
): number {
  if (isForward) {
    if (after === undefined) return lowerBound(sortKeys, prefix, compareTexts)
    const place = lowerBound(sortKeys, after, compareTexts)
    return sortKeys[place] === after ? place + 1 : place
  }
  if (after !== undefined) return lowerBound(sortKeys, after, compareTexts) - 1
  return (
    lowerBound(sortKeys, prefix, (key) =>
      key.startsWith(prefix) ? -1 : compareTexts(key, prefix),
    ) - 1
  )
}

/** The first index whose text does not come before `text`. */
function lowerBound(
  texts: readonly string[],
  text: string,
  compare: (one: string, other: string) => number,
): number {
  let low = 0
  let high = texts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(texts[middle] ?? '', text) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compareWalk(one: string, other: string): number {
  return hashOf(one) - hashOf(other) || compareTexts(one, other)
}

/** FNV-1a: an order that nobody can rely on. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  }
  return hash >>> 0
}
