/** So many characters identify a secret: 71 bits in base 62. */
export const WINDOW_LENGTH = 12

const FACTOR = 0x01000193
const FACTOR_OF_THE_OLDEST = power(FACTOR, WINDOW_LENGTH)
const SALT = 0x9e3779b9

/** The characters of base64url by their codes, in one letter case. All others are 0: no canary has them. */
const FOLDED = foldedCodes()

/** Ignores letter case: headers and host names lose it. */
export function folded(text: string): string {
  return text.toLowerCase()
}

/**
 * Calls back for every twelve characters that a canary could contain, with their hash, which is never 0, and
 * their end. It takes one step per character, however long the text is and however many canaries there are.
 */
export function eachWindow(text: string, see: (hash: number, end: number) => void): void {
  let hash = 0
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = FOLDED[text.charCodeAt(index)] ?? 0
    if (code === 0) {
      hash = 0
      length = 0
      continue
    }
    hash = Math.imul(hash, FACTOR) + code
    length += 1
    if (length < WINDOW_LENGTH) continue
    if (length > WINDOW_LENGTH) {
      const oldest = FOLDED[text.charCodeAt(index - WINDOW_LENGTH)] ?? 0
      hash -= Math.imul(oldest, FACTOR_OF_THE_OLDEST)
    }
    hash |= 0
    see(Math.imul(hash ^ (hash >>> 15), SALT) >>> 0 || 1, index + 1)
  }
}

function foldedCodes(): Uint8Array {
  const codes = new Uint8Array(256)
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    codes[character.charCodeAt(0)] = folded(character).charCodeAt(0)
  }
  return codes
}

function power(factor: number, exponent: number): number {
  return exponent === 0 ? 1 : Math.imul(factor, power(factor, exponent - 1))
}
