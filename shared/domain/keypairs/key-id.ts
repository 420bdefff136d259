import { BASE32, randomText } from '../random-text.ts'

const KEY_ID_PREFIX = 'fbk_'
/** 26 characters of 5 bits: 130 random bits, so key IDs cannot be enumerated. */
const KEY_ID_RANDOM_LENGTH = 26
export const KEY_ID_PATTERN = /^fbk_[A-Za-z0-9]{26}$/

/** Makes a new **key ID**, the `client_id` of a keypair. A key ID is never reused. */
export function newKeyId(): string {
  return KEY_ID_PREFIX + randomText(BASE32, KEY_ID_RANDOM_LENGTH)
}

export function isKeyId(text: string): boolean {
  return KEY_ID_PATTERN.test(text)
}
