/**
 * A bounded cache that a process keeps between requests. It may only hold facts that never change. When it is
 * full, it forgets the least recently used fact.
 */
export class BoundedMemory<Fact> {
  readonly #facts = new Map<string, Fact>()
  readonly #sizeMax: number

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax
  }

  recall(name: string): Fact | undefined {
    const fact = this.#facts.get(name)
    if (fact !== undefined) this.remember(name, fact)
    return fact
  }

  remember(name: string, fact: Fact): void {
    this.#facts.delete(name)
    this.#facts.set(name, fact)
    if (this.#facts.size > this.#sizeMax) {
      for (const oldest of this.#facts.keys()) {
        this.#facts.delete(oldest)
        return
      }
    }
  }
}
