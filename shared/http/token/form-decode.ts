/**
 * Decodes `application/x-www-form-urlencoded` text: `+` is a space, and `%XX` is a byte of UTF-8.
 *
 * @returns undefined when an escape is broken or the bytes are not UTF-8
 * @see RFC 6749 App. B
 */
export function formDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
