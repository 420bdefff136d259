import { createHmac } from 'node:crypto'
import type { KeyMaterial } from './key-material.ts'
import { KmsError } from './kms-error.ts'

const ARN_PREFIX = 'arn:aws:kms:eu-west-1:000000000000:key/'
export const PEPPER_KEY_ARN = `${ARN_PREFIX}pepper`
/** The pepper after a rotation. */
export const NEXT_PEPPER_KEY_ARN = `${ARN_PREFIX}next-pepper`
export const WRAPPING_KEY_ARN = `${ARN_PREFIX}wrapping`

export interface LocalKey {
  readonly arn: string
  readonly material: Buffer
}

type KeySpec = 'HMAC_256' | 'SYMMETRIC_DEFAULT'

/**
 * Finds the key of a request by ARN or id.
 *
 * @throws {KmsError} NotFoundException for an unknown key, InvalidKeyUsageException for a wrong kind of key.
 */
export function keyFor(material: KeyMaterial, keyId: string, spec: KeySpec): LocalKey {
  const arn = keyId.startsWith('arn:') ? keyId : ARN_PREFIX + keyId
  const key = keysOf(material)[arn]
  if (key === undefined) throw new KmsError('NotFoundException', `Key '${arn}' does not exist`)
  if (key.spec !== spec) {
    throw new KmsError('InvalidKeyUsageException', `${arn} is not a key for this operation.`)
  }
  return { arn, material: key.material }
}

function keysOf({ pepper, wrapping }: KeyMaterial) {
  const next = createHmac('sha256', pepper).update(NEXT_PEPPER_KEY_ARN).digest()
  const keys: Readonly<Record<string, { readonly spec: KeySpec; readonly material: Buffer }>> = {
    [PEPPER_KEY_ARN]: { spec: 'HMAC_256', material: pepper },
    [NEXT_PEPPER_KEY_ARN]: { spec: 'HMAC_256', material: next },
    [WRAPPING_KEY_ARN]: { spec: 'SYMMETRIC_DEFAULT', material: wrapping },
  }
  return keys
}
