import type { KeyMaterial } from './key-material.ts'
import { KmsError } from './kms-error.ts'

const ARN_PREFIX = 'arn:aws:kms:eu-west-1:000000000000:key/'
export const PEPPER_KEY_ARN = `${ARN_PREFIX}pepper`
export const WRAPPING_KEY_ARN = `${ARN_PREFIX}wrapping`

export interface LocalKey {
  readonly arn: string
  readonly material: Buffer
}

type KeySpec = 'HMAC_256' | 'SYMMETRIC_DEFAULT'

/**
 * Finds the key of a request, by ARN or by id.
 *
 * @throws {KmsError} NotFoundException for an unknown key, InvalidKeyUsageException for the other kind.
 */
export function keyFor(material: KeyMaterial, keyId: string, spec: KeySpec): LocalKey {
  const arn = keyId.startsWith('arn:') ? keyId : ARN_PREFIX + keyId
  if (arn !== PEPPER_KEY_ARN && arn !== WRAPPING_KEY_ARN) {
    throw new KmsError('NotFoundException', `Key '${arn}' does not exist`)
  }
  const isPepper = arn === PEPPER_KEY_ARN
  if (isPepper !== (spec === 'HMAC_256')) {
    throw new KmsError('InvalidKeyUsageException', `${arn} is not a key for this operation.`)
  }
  return { arn, material: isPepper ? material.pepper : material.wrapping }
}
