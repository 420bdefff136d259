// What requests are made of, read by other means than the product's own.
import { partAt, partsOf } from './event-parts.ts'

export const BODY_BYTES_MAX = 8_192
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @returns undefined for what is no text: a gateway sends no such header */
export function headerIn(event: unknown, name: string): string | undefined {
  const header = partAt(event, ['headers', name])
  return typeof header === 'string' ? header : undefined
}

/** @returns undefined when there is no telling which bytes are meant, or they are by far too many */
export function bytesIn(event: unknown): Buffer | undefined {
  const { body = '', isBase64Encoded } = partsOf(event)
  // In base64 it is a third longer; what is twice as long need not be read to be too long.
  if (typeof body !== 'string' || body.length > 2 * BODY_BYTES_MAX) return undefined
  return isBase64Encoded ? strictBase64(body, false) : Buffer.from(body)
}

/** @returns undefined when it is not the one encoding of some bytes; without padding, where that may be */
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

/** Whether it is this media type in UTF-8, or in no encoding in particular. */
export function isMediaType(contentType: string | undefined, mediaType: string): boolean {
  if (contentType === undefined) return false
  const [type, charset, ...more] = contentType.split(';')
  if (lowered(type?.trimEnd()) !== mediaType) return false
  if (charset === undefined) return true
  return more.length === 0 && ['charset=utf-8', 'charset="utf-8"'].includes(lowered(charset.trim()))
}

/** Of ASCII alone: no other letter is one of its. */
export function lowered(text = ''): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
