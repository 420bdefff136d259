export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Lower case without `i l o u`: nothing in it is misread, or spells a word. 5 bits a character. */
export const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Characters drawn uniformly from an alphabet, by the platform's cryptographic random generator.
 * Bytes above the largest multiple of the alphabet's length are thrown away: no character is likelier.
 */
export function randomText(alphabet: string, length: number): string {
  const unbiasedBelow = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < unbiasedBelow && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
