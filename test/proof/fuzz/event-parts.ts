// Parts of an event, whatever it is: it need not be an event any more.

type Parts = Readonly<Record<string, unknown>>

/** @returns the members of an object; none of anything else */
export function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function partAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => partsOf(part)[name], value)
}

/** The same with another part there; `undefined` takes it away. What is above it becomes an object. */
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

/** The body's bytes, as Node's forgiving decoder has them. */
export function bodyBytes(event: unknown): Buffer {
  const { body, isBase64Encoded } = partsOf(event)
  if (typeof body !== 'string') return Buffer.alloc(0)
  return Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8')
}

/** The same with a body of these bytes, in base64 as the gateway sends what is no text. */
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
