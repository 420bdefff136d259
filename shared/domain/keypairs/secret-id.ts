import { BASE32, randomText } from '../random-text.ts'

/** 40 random bits: enough to distinguish the few secrets of a keypair. The ID itself is not confidential. */
const SECRET_ID_LENGTH = 8
export const SECRET_ID_PATTERN = /^[0-9a-z]{8}$/

export function newSecretId(): string {
  return randomText(BASE32, SECRET_ID_LENGTH)
}
