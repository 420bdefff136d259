import { createHash, timingSafeEqual } from 'node:crypto'
import { KMSInvalidMacException, VerifyMacCommand } from '@aws-sdk/client-kms'
import type { SecretMac } from '../../domain/keypairs/keypair-ports.ts'
import type { Ports } from '../../domain/ports.ts'
import { BoundedMemory } from '../bounded-memory.ts'
import { kms } from '../sdk/clients.ts'
import { guardedWithKeySecret } from '../sdk/faults.ts'
import { MAC_ALGORITHM, messageOf } from './mac-message.ts'

const REMEMBERED_MAX = 10_000

/**
 * Compares a key secret with its stored MAC, inside KMS. A match stays true for ever, so it is cached: as a
 * digest of the message, never as the key secret. A mismatch is not cached.
 */
export function secretVerifier(): Ports['secretVerifier'] {
  const matched = new BoundedMemory<Buffer>(REMEMBERED_MAX)
  return {
    async verify(material, stored) {
      const message = messageOf(material)
      const digest = createHash('sha256').update(message).digest()
      const name = `${stored.pepperKeyArn} ${Buffer.from(stored.mac).toString('base64')}`
      const known = matched.recall(name)
      if (known !== undefined && timingSafeEqual(known, digest)) return true
      if (!(await verifyInKms(message, stored))) return false
      matched.remember(name, digest)
      return true
    },
  }
}

/**
 * Verifies a MAC in KMS. It is only false if KMS says that the MAC does not match. Everything else is a
 * fault.
 *
 * @throws {DomainError} temporarily-unavailable
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html
 */
async function verifyInKms(message: Uint8Array, stored: SecretMac): Promise<boolean> {
  const command = new VerifyMacCommand({
    KeyId: stored.pepperKeyArn,
    MacAlgorithm: MAC_ALGORITHM,
    Message: message,
    Mac: stored.mac,
  })
  return await guardedWithKeySecret(async (options) => {
    try {
      const { MacValid } = await kms().send(command, options)
      if (MacValid !== true) throw new Error('VerifyMac answered without a verdict')
      return true
    } catch (error) {
      if (error instanceof KMSInvalidMacException) return false
      throw error
    }
  })
}
