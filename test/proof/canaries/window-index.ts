/** Which canaries have a window of this hash: a table of numbers, because there are millions of windows. */
export class WindowIndex {
  #hashes = new Uint32Array(1 << 16)
  #owners = new Uint32Array(1 << 16)
  #size = 0

  /** @param hash never 0 */
  add(hash: number, owner: number): void {
    if (this.#size * 2 > this.#hashes.length) this.#grow()
    this.#put(hash, owner)
    this.#size += 1
  }

  /** Whether `is` says so of one of the canaries that have a window of this hash. */
  find(hash: number, is: (owner: number) => boolean): boolean {
    const mask = this.#hashes.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const standing = this.#hashes[slot]
      if (standing === 0) return false
      if (standing === hash && is(this.#owners[slot] ?? 0)) return true
    }
  }

  #put(hash: number, owner: number): void {
    const mask = this.#hashes.length - 1
    let slot = hash & mask
    while (this.#hashes[slot] !== 0) slot = (slot + 1) & mask
    this.#hashes[slot] = hash
    this.#owners[slot] = owner
  }

  #grow(): void {
    const [hashes, owners] = [this.#hashes, this.#owners]
    this.#hashes = new Uint32Array(hashes.length * 2)
    this.#owners = new Uint32Array(hashes.length * 2)
    for (const [slot, hash] of hashes.entries()) if (hash !== 0) this.#put(hash, owners[slot] ?? 0)
  }
}
