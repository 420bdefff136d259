import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import type { KeyMaterial } from './key-material.ts'
import { KmsError } from './kms-error.ts'
import { keyFor } from './local-keys.ts'
import { blob, keyId, parseMembers } from './members.ts'

const MESSAGE_BYTES_MAX = 4096
const MAC_BYTES_MAX = 6144

const generateMacRequest = z.object({
  KeyId: keyId,
  MacAlgorithm: z.literal('HMAC_SHA_256'),
  Message: blob(MESSAGE_BYTES_MAX),
})
const verifyMacRequest = z.extend(generateMacRequest, { Mac: blob(MAC_BYTES_MAX) })

export function generateMac(material: KeyMaterial, input: unknown): object {
  const request = parseMembers(generateMacRequest, input)
  const key = keyFor(material, request.KeyId, 'HMAC_256')
  const mac = createHmac('sha256', key.material).update(request.Message).digest('base64')
  return { KeyId: key.arn, Mac: mac, MacAlgorithm: request.MacAlgorithm }
}

/** @throws {KmsError} KMSInvalidMacException when the MAC is wrong: KMS never answers `MacValid: false`. */
export function verifyMac(material: KeyMaterial, input: unknown): object {
  const request = parseMembers(verifyMacRequest, input)
  const key = keyFor(material, request.KeyId, 'HMAC_256')
  const expected = createHmac('sha256', key.material).update(request.Message).digest()
  if (request.Mac.length !== expected.length || !timingSafeEqual(request.Mac, expected)) {
    throw new KmsError('KMSInvalidMacException', 'The MAC is not valid for the message.')
  }
  return { KeyId: key.arn, MacAlgorithm: request.MacAlgorithm, MacValid: true }
}
