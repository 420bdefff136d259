import { invalidMember } from '../../domain/errors.ts'
import type { Page, PageRequest } from '../../domain/page.ts'
import { PAGE_LIMIT_DEFAULT } from '../../operations/schemas/primitives.ts'

// A cursor says where a list continues, within the owner in the path. It gives no rights. It belongs to one
// incarnation, so that the cursor of a closed owner does not work on its successor.

const CURSOR = /^([0-9a-z]{16})\.([!-~]{1,100})$/

export function encodeCursor(incarnation: string, after: string | undefined): string | null {
  if (after === undefined) return null
  return Buffer.from(`${incarnation}.${after}`).toString('base64url')
}

/**
 * Makes a page request from the query of a list.
 *
 * @param keyPattern the pattern of the keys that order this list
 * @throws {DomainError} invalid-request when the cursor does not belong to this list and incarnation
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
    throw invalidMember('cursor', 'must be a nextCursor of this list; start again without a cursor')
  }
  return { limit, after }
}

export function listBody<T>(page: Page<T>, incarnation: string) {
  return { items: [...page.items], nextCursor: encodeCursor(incarnation, page.next) }
}

/** Decodes only the canonical encoding: `Buffer` ignores characters that are not base64url. */
function decode(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  return bytes.toString('base64url') === cursor ? bytes.toString('latin1') : ''
}
