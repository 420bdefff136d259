/** What the product let out, by where that was seen. */
export class Evidence {
  readonly #seen = new Map<string, string[]>()

  /** Anything that texts or bytes may be in, errors with all that hangs on them. */
  add(where: string, content: unknown): void {
    const parts = this.#seen.get(where) ?? []
    this.#seen.set(where, parts)
    collect(content, parts, new Set())
  }

  /** All of it, one character a byte; from here on it is forgotten. */
  take(): ReadonlyMap<string, string> {
    const taken = new Map([...this.#seen].map(([where, parts]) => [where, parts.join('\n')]))
    this.#seen.clear()
    return taken
  }
}

function collect(content: unknown, parts: string[], known: Set<object>): void {
  if (typeof content === 'string') parts.push(bytewise(content))
  else if (typeof content === 'number') parts.push(String(content))
  else if (content instanceof Uint8Array) parts.push(Buffer.from(content).toString('latin1'))
  else if (typeof content === 'object' && content !== null && !known.has(content)) {
    known.add(content)
    // What does not show when it is looped over shows when it is inspected: an error's message, for one.
    for (const name of Object.getOwnPropertyNames(content)) {
      if (!Array.isArray(content)) parts.push(bytewise(name))
      const member: unknown = Reflect.get(content, name)
      collect(member, parts, known)
    }
  }
}

function bytewise(text: string): string {
  return Buffer.from(text).toString('latin1')
}
