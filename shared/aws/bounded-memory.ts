/**
 * What a process remembers between requests: immutable facts only, and no more than so many of them.
 * The fact that was not asked for the longest is forgotten first.
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
