// Parts of a value that may have been an event before it was mutated.

type Parts = Readonly<Record<string, unknown>>

/** The members of an object; of anything else, none. */
export function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function partAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => partsOf(part)[name], value)
}

/** Replaces the part at a path; `undefined` removes it. Everything above becomes an object. */
export function withPart(value: unknown, path: readonly string[], part: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return part
  const { [name]: inner, ...others } = partsOf(value)
  const changed = withPart(inner, rest, part)
  return changed === undefined ? others : { ...others, [name]: changed }
}

export function textAt(value: unknown, path: readonly string[]): string {
  const part = partAt(value, path)
  return typeof part === 'string' ? part : ''
}

/** The body's bytes, as Node's lenient decoder reads them. */
export function bodyBytes(event: unknown): Buffer {
  const { body, isBase64Encoded } = partsOf(event)
  if (typeof body !== 'string') return Buffer.alloc(0)
  return Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8')
}

/** Replaces the body by bytes, in base64 as the gateway sends binary bodies. */
export function withBytes(event: unknown, bytes: Uint8Array): unknown {
  return {
    ...partsOf(event),
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  }
}

export function withText(event: unknown, body: string): unknown {
  return { ...partsOf(event), body, isBase64Encoded: false }
}
