import { invalidMember } from '../../domain/errors.ts'
import type { Page, PageRequest } from '../../domain/page.ts'
import { PAGE_LIMIT_DEFAULT } from '../../operations/schemas/primitives.ts'

// A cursor says where to go on, within what the path names: it carries no authority. It belongs to one
// incarnation, so that one of a closed owner does not work on its successor.

const CURSOR = /^([0-9a-z]{16})\.([!-~]{1,100})$/

export function encodeCursor(incarnation: string, after: string | undefined): string | null {
  if (after === undefined) return null
  return Buffer.from(`${incarnation}.${after}`).toString('base64url')
}

/**
 * @param keyPattern of the keys that this list is in the order of
 * @throws {DomainError} invalid-request when the cursor is not one of this list, of this incarnation
 */
export function pageRequestOf(
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  incarnation: string,
  keyPattern: RegExp,
): PageRequest {
  const { limit = PAGE_LIMIT_DEFAULT, cursor } = query
  if (cursor === undefined) return { limit, after: undefined }
  const [, itsIncarnation, after] = CURSOR.exec(decode(cursor)) ?? []
  const isOfThisList = after !== undefined && keyPattern.test(after)
  if (itsIncarnation !== incarnation || !isOfThisList) {
    throw invalidMember('cursor', 'must be a nextCursor of this list; begin again without one')
  }
  return { limit, after }
}

export function listBody<T>(page: Page<T>, incarnation: string) {
  return { items: [...page.items], nextCursor: encodeCursor(incarnation, page.next) }
}

/** Only the canonical encoding counts: `Buffer` would overlook characters that are no base64url. */
function decode(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  return bytes.toString('base64url') === cursor ? bytes.toString('latin1') : ''
}
