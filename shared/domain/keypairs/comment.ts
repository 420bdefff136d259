import { holdsSecret } from './holds-secret.ts'

/** At most 1 KiB of UTF-8, then. */
export const COMMENT_CODE_POINTS_MAX = 256

/**
 * What can hide or reorder text, or forge a line of a log: C0 and C1 controls, line and paragraph
 * separators, bidirectional controls, the byte order mark, halves of surrogate pairs, and the mark that
 * a decoder before us put in place of bytes that were no UTF-8.
 */
const FORBIDDEN =
  /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD\p{Cs}]/u

/** Why a text cannot be a comment, or undefined when it can. Anything printable is kept as it is. */
export function commentFault(text: string): string | undefined {
  if ([...text].length > COMMENT_CODE_POINTS_MAX) {
    return `must have at most ${COMMENT_CODE_POINTS_MAX} characters`
  }
  if (FORBIDDEN.test(text)) return 'must not contain control or bidirectional characters'
  if (holdsSecret(text)) return 'must not contain a key secret'
  return undefined
}
