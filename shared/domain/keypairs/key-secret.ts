import { crc32 } from 'node:zlib'
import { BASE62, randomText } from '../random-text.ts'

// The prefix differs from the key ID's: same-prefix values are how the wrong one ends up in a log.
const KEY_SECRET_PREFIX = 'fbs_'
/** 43 characters of log2(62) bits: 256 random bits, far beyond guessing (RFC 6749 §10.10). */
const KEY_SECRET_RANDOM_LENGTH = 43
/** 62^6 > 2^32: six characters hold a CRC-32. */
const CHECKSUM_LENGTH = 6
const KEY_SECRET_PATTERN = /^fbs_[A-Za-z0-9]{49}$/
const HINT_LENGTH = 4
const TOLD_BACK_LENGTH_MAX = 64

/** A new **key secret**, the `client_secret`. It leaves once, in the response that created it. */
export function newKeySecret(): string {
  const random = randomText(BASE62, KEY_SECRET_RANDOM_LENGTH)
  return KEY_SECRET_PREFIX + random + checksumOf(random)
}

/**
 * Whether a text has a key secret's form and checksum. Needs no call to anyone: a scanner, and the
 * token endpoint before it spends an AWS call, tell a real secret from junk.
 */
export function isKeySecret(text: string): boolean {
  if (!KEY_SECRET_PATTERN.test(text)) return false
  const random = text.slice(KEY_SECRET_PREFIX.length, -CHECKSUM_LENGTH)
  return text.endsWith(checksumOf(random))
}

/** The last four characters. They are the checksum's, so they tell little of the random part. */
export function hintOf(keySecret: string): string {
  return keySecret.slice(-HINT_LENGTH)
}

/** A text that a stranger wrote, safe to tell back or to log: short, and without a secret in it. */
export function withoutSecrets(text: string): string {
  return text.slice(0, TOLD_BACK_LENGTH_MAX).replaceAll(/fbs_[A-Za-z0-9]+/g, 'fbs_…')
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
