import { createHash } from 'node:crypto'
import { type HttpEvent, type HttpResult, headerOf } from '../http-event.ts'

/** Makes an entity tag from the parts of a representation (RFC 9110 §8.8.3). */
export function contentTag(parts: readonly string[]): string {
  return `"${createHash('sha256').update(parts.join('\n')).digest('base64url')}"`
}

/**
 * The answer to a conditional GET: a 304 without a body, if the caller's copy is current.
 *
 * @see RFC 9110 §13.1.2, §15.4.5
 */
export function unlessFresh(event: HttpEvent, result: HttpResult): HttpResult {
  const { etag, 'content-type': _, ...others } = result.headers ?? {}
  if (typeof etag !== 'string' || !isFresh(event, etag)) return result
  return { statusCode: 304, headers: { etag, ...others } }
}

/** Checks `If-None-Match` with the weak comparison. */
function isFresh(event: HttpEvent, etag: string): boolean {
  const tags = headerOf(event, 'if-none-match')?.split(',') ?? []
  return tags.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
