// Parsers of parts of HTTP requests that share no code with the product.
import { partAt, partsOf } from '../harness/event-parts.ts'

export const BODY_BYTES_MAX = 8_192
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @returns undefined when it is not a text: a gateway sends no such header */
export function headerIn(event: unknown, name: string): string | undefined {
  const header = partAt(event, ['headers', name])
  return typeof header === 'string' ? header : undefined
}

/** @returns undefined when the bytes are ambiguous, or far too many */
export function bytesIn(event: unknown): Buffer | undefined {
  const { body = '', isBase64Encoded } = partsOf(event)
  // Base64 is a third longer. A text twice as long is too large in any case.
  if (typeof body !== 'string' || body.length > 2 * BODY_BYTES_MAX) return undefined
  return isBase64Encoded ? strictBase64(body, false) : Buffer.from(body)
}

/** @returns undefined unless it is the canonical encoding of its bytes; padding may be missing if allowed */
export function strictBase64(text: string, mayLackPadding: boolean): Buffer | undefined {
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.replace(/=$/, '')
  const isPadded = text.length % 4 === 0
  if (!isPadded && (!mayLackPadding || digits !== text)) return undefined
  const bytes: number[] = []
  let bits = 0
  let pending = 0
  for (const digit of digits) {
    const value = BASE64.indexOf(digit)
    if (value === -1) return undefined
    pending = ((pending << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((pending >> bits) & 0xff)
    pending &= (1 << bits) - 1
  }
  return bits < 6 && pending === 0 ? Buffer.from(bytes) : undefined
}

/** Whether it is this media type in UTF-8, or without a charset. */
export function isMediaType(contentType: string | undefined, mediaType: string): boolean {
  if (contentType === undefined) return false
  const [type, charset, ...more] = contentType.split(';')
  if (lowered(type?.trimEnd()) !== mediaType) return false
  if (charset === undefined) return true
  return more.length === 0 && ['charset=utf-8', 'charset="utf-8"'].includes(lowered(charset.trim()))
}

/** Lowers ASCII letters only: no other character may become an ASCII letter. */
export function lowered(text = ''): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
