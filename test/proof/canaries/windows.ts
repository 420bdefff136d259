/** As much of a secret as tells it: of base 62, 71 bits. */
export const WINDOW_LENGTH = 12

const FACTOR = 0x01000193
const FACTOR_OF_THE_OLDEST = power(FACTOR, WINDOW_LENGTH)
const SALT = 0x9e3779b9

/** Characters of base64url by their codes, in one letter case; 0 for all others, which no canary has. */
const FOLDED = foldedCodes()

/** Letter case does not hide a secret: headers and host names lose theirs. */
export function folded(text: string): string {
  return text.toLowerCase()
}

/**
 * Calls back for every twelve characters that could be of a canary, with a hash of theirs that is never 0 and
 * where they end. One step a character, however long the text and many the canaries.
 */
export function eachWindow(text: string, see: (hash: number, end: number) => void): void {
  let hash = 0
  let length = 0
  for (let place = 0; place < text.length; place += 1) {
    const code = FOLDED[text.charCodeAt(place)] ?? 0
    if (code === 0) {
      hash = 0
      length = 0
      continue
    }
    hash = Math.imul(hash, FACTOR) + code
    length += 1
    if (length < WINDOW_LENGTH) continue
    if (length > WINDOW_LENGTH) {
      const oldest = FOLDED[text.charCodeAt(place - WINDOW_LENGTH)] ?? 0
      hash -= Math.imul(oldest, FACTOR_OF_THE_OLDEST)
    }
    hash |= 0
    see(Math.imul(hash ^ (hash >>> 15), SALT) >>> 0 || 1, place + 1)
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
