/**
 * Which canaries have a window of a given hash. A table of numbers, because there are millions of windows.
 */
export class WindowIndex {
  #hashes = new Uint32Array(1 << 16)
  #canaryIndexes = new Uint32Array(1 << 16)
  #size = 0

  /** @param hash never 0 */
  add(hash: number, canaryIndex: number): void {
    if (this.#size * 2 > this.#hashes.length) this.#grow()
    this.#put(hash, canaryIndex)
    this.#size += 1
  }

  /** Whether `matches` is true for one of the canaries that have a window of this hash. */
  find(hash: number, matches: (canaryIndex: number) => boolean): boolean {
    const mask = this.#hashes.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stored = this.#hashes[slot]
      if (stored === 0) return false
      if (stored === hash && matches(this.#canaryIndexes[slot] ?? 0)) return true
    }
  }

  #put(hash: number, canaryIndex: number): void {
    const mask = this.#hashes.length - 1
    let slot = hash & mask
    while (this.#hashes[slot] !== 0) slot = (slot + 1) & mask
    this.#hashes[slot] = hash
    this.#canaryIndexes[slot] = canaryIndex
  }

  #grow(): void {
    const [hashes, canaryIndexes] = [this.#hashes, this.#canaryIndexes]
    this.#hashes = new Uint32Array(hashes.length * 2)
    this.#canaryIndexes = new Uint32Array(hashes.length * 2)
    for (const [slot, hash] of hashes.entries())
      if (hash !== 0) this.#put(hash, canaryIndexes[slot] ?? 0)
  }
}
