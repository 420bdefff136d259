import type { SecretMaterial } from '../../domain/keypairs/keypair-ports.ts'

export const MAC_ALGORITHM = 'HMAC_SHA_256'
const VERSION = 'v1'

/**
 * What a secret's MAC is made over: `v1 ‖ keyId ‖ incarnation ‖ secretId ‖ secret`. No part can contain
 * a line feed, so no two materials make one message.
 */
export function messageOf({ keyId, incarnation, secretId, keySecret }: SecretMaterial): Uint8Array {
  return new TextEncoder().encode([VERSION, keyId, incarnation, secretId, keySecret].join('\n'))
}
