import { BASE32, randomText } from '../random-text.ts'

/** 40 random bits: enough to name one of a keypair's few secrets. It is no secret itself. */
const SECRET_ID_LENGTH = 8
export const SECRET_ID_PATTERN = /^[0-9a-z]{8}$/

export function newSecretId(): string {
  return randomText(BASE32, SECRET_ID_LENGTH)
}
