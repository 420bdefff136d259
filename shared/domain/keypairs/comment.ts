import { holdsKeySecret } from './holds-key-secret.ts'

/** This is at most 1 KiB of UTF-8. */
export const COMMENT_CODE_POINTS_MAX = 256

/**
 * Characters that can hide or reorder text, or forge a line in a log: C0 and C1 controls, line and paragraph
 * separators, bidirectional controls, the byte order mark and unpaired surrogates. Also the replacement
 * character U+FFFD, which a decoder puts in place of bytes that are not valid UTF-8.
 */
const FORBIDDEN =
  /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD\p{Cs}]/u

/** Why a text cannot be a comment; undefined if it can. */
export function commentFault(text: string): string | undefined {
  if ([...text].length > COMMENT_CODE_POINTS_MAX) {
    return `must have at most ${COMMENT_CODE_POINTS_MAX} characters`
  }
  if (FORBIDDEN.test(text)) return 'must not contain control or bidirectional characters'
  if (holdsKeySecret(text)) return 'must not contain a key secret'
  return undefined
}
