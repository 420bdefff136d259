export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Lower case without `i l o u`, so that it is not misread and spells no words. A character has 5 bits. */
export const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Draws characters uniformly from an alphabet, with the runtime's cryptographic random generator. It discards
 * bytes above the largest multiple of the alphabet's length, so that every character is equally likely.
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
