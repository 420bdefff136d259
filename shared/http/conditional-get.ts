import { createHash } from 'node:crypto'
import { type HttpEvent, headerOf } from './event.ts'

/** An entity tag of what a representation is made of (RFC 9110 §8.8.3). */
export function contentTag(parts: readonly string[]): string {
  return `"${createHash('sha256').update(parts.join('\n')).digest('base64url')}"`
}

/** Whether the caller has this representation already: `If-None-Match`, compared weakly (§13.1.2). */
export function isFresh(event: HttpEvent, etag: string): boolean {
  const tags = headerOf(event, 'if-none-match')?.split(',') ?? []
  return tags.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
