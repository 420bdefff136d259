import { DomainError } from '../../domain/errors.ts'
import type { Precondition } from '../../domain/keypairs/change-keypair.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import { type HttpEvent, headerOf } from '../http-event.ts'

const ENTITY_TAGS = /^(?:W\/)?"[\x21\x23-\x7E]*"(?:[ \t]*,[ \t]*(?:W\/)?"[\x21\x23-\x7E]*")*$/

/** A keypair's strong entity tag (RFC 9110 §8.8.3). */
export function etagOf(keypair: Pick<Keypair, 'version'>): string {
  return `"${keypair.version}"`
}

/**
 * Reads `If-Match`. The strong comparison is used, so a weak tag never matches.
 *
 * @throws {DomainError} invalid-request when it is neither `*` nor a list of entity tags
 * @see RFC 9110 §13.1.1
 */
export function preconditionOf(event: HttpEvent): Precondition {
  const header = headerOf(event, 'if-match')?.trim()
  if (header === undefined) return undefined
  if (header === '*') return () => true
  if (!ENTITY_TAGS.test(header)) {
    const reason = 'must be * or entity tags, such as "3"'
    throw new DomainError('invalid-request', `If-Match ${reason}`, {
      members: [{ member: 'If-Match', reason }],
    })
  }
  const tags = header.split(',').map((tag) => tag.trim())
  return (keypair) => tags.includes(etagOf(keypair))
}
