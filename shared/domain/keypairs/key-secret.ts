import { crc32 } from 'node:zlib'
import { BASE62, randomText } from '../random-text.ts'

// The prefix differs from that of key IDs, so that nobody logs a key secret and takes it for a key ID.
const KEY_SECRET_PREFIX = 'fbs_'
/** 43 characters of log2(62) bits: 256 random bits, which nobody can guess (RFC 6749 §10.10). */
const KEY_SECRET_RANDOM_LENGTH = 43
/** Six characters are enough for a CRC-32: 62^6 > 2^32. */
const CHECKSUM_LENGTH = 6
const KEY_SECRET_PATTERN = /^fbs_[A-Za-z0-9]{49}$/
const HINT_LENGTH = 4
const SHOWN_LENGTH_MAX = 64

/** Makes a new **key secret**, the `client_secret`. Only the response that creates it contains it. */
export function newKeySecret(): string {
  const random = randomText(BASE62, KEY_SECRET_RANDOM_LENGTH)
  return KEY_SECRET_PREFIX + random + checksumOf(random)
}

/**
 * Whether a text has the form and the checksum of a key secret. This needs no call, so that scanners can use
 * it, and the token endpoint can refuse junk before it calls AWS.
 */
export function isKeySecret(text: string): boolean {
  if (!KEY_SECRET_PATTERN.test(text)) return false
  const random = text.slice(KEY_SECRET_PREFIX.length, -CHECKSUM_LENGTH)
  return text.endsWith(checksumOf(random))
}

/**
 * The last four characters of a key secret. They belong to the checksum, so they reveal little of the
 * random part.
 */
export function hintOf(keySecret: string): string {
  return keySecret.slice(-HINT_LENGTH)
}

/** Makes a stranger's text safe to show or log: it cuts the text, and masks key secrets. */
export function withoutKeySecrets(text: string): string {
  return text.slice(0, SHOWN_LENGTH_MAX).replaceAll(/fbs_[A-Za-z0-9]+/g, 'fbs_…')
}

function checksumOf(random: string): string {
  let rest = crc32(random)
  let text = ''
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    text = BASE62.charAt(rest % BASE62.length) + text
    rest = Math.floor(rest / BASE62.length)
  }
  return text
}
