import { GenerateMacCommand, KMSInvalidMacException, VerifyMacCommand } from '@aws-sdk/client-kms'
import { unavailable } from '../domain/errors.ts'
import type { Ports, SecretMaterial } from '../domain/ports.ts'
import { kms } from './clients.ts'
import { guarded } from './faults.ts'

const ALGORITHM = 'HMAC_SHA_256'
const VERSION = 'v1'

/**
 * Makes the MACs of new secrets. The pepper never leaves KMS.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
 */
export function secretHasher(pepperKeyArn: string): Ports['secretHasher'] {
  return {
    async mac(material) {
      const command = new GenerateMacCommand({
        KeyId: pepperKeyArn,
        MacAlgorithm: ALGORITHM,
        Message: messageOf(material),
      })
      const { Mac } = await guarded(() => kms().send(command))
      if (Mac === undefined) throw unavailable(new Error('GenerateMac answered without a MAC'))
      return { mac: Mac, pepperKeyArn }
    },
  }
}

/**
 * Compares a secret with a stored MAC, inside KMS. Only KMS's own "does not match" is a no: any other
 * fault is a fault.
 */
export function secretVerifier(): Ports['secretVerifier'] {
  return {
    async verify(material, { mac, pepperKeyArn }) {
      const command = new VerifyMacCommand({
        KeyId: pepperKeyArn,
        MacAlgorithm: ALGORITHM,
        Message: messageOf(material),
        Mac: mac,
      })
      return await guarded(async () => {
        try {
          const { MacValid } = await kms().send(command)
          if (MacValid !== true) throw new Error('VerifyMac answered without a verdict')
          return true
        } catch (error) {
          if (error instanceof KMSInvalidMacException) return false
          throw error
        }
      })
    },
  }
}

/** No part can contain a line feed, so no two materials make one message. */
function messageOf({ keyId, incarnation, secretId, secret }: SecretMaterial): Uint8Array {
  return new TextEncoder().encode([VERSION, keyId, incarnation, secretId, secret].join('\n'))
}
