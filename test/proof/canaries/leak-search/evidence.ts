/** What left the product, by where it was seen. */
export class Evidence {
  readonly #parts = new Map<string, string[]>()

  /** Adds anything that may contain texts or bytes, also errors with all their members. */
  add(where: string, content: unknown): void {
    const parts = this.#parts.get(where) ?? []
    this.#parts.set(where, parts)
    collect(content, parts, new Set())
  }

  /** Returns all of it, one character per byte, and forgets it. */
  take(): ReadonlyMap<string, string> {
    const taken = new Map([...this.#parts].map(([where, parts]) => [where, parts.join('\n')]))
    this.#parts.clear()
    return taken
  }
}

function collect(content: unknown, parts: string[], known: Set<object>): void {
  if (typeof content === 'string') parts.push(bytewise(content))
  else if (typeof content === 'number') parts.push(String(content))
  else if (content instanceof Uint8Array) parts.push(Buffer.from(content).toString('latin1'))
  else if (typeof content === 'object' && content !== null && !known.has(content)) {
    known.add(content)
    // Also members that a loop does not show, such as an error's message: an inspection shows them.
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
