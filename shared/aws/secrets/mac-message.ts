import type { SecretMaterial } from '../../domain/keypairs/keypair-ports.ts'

export const MAC_ALGORITHM = 'HMAC_SHA_256'
const VERSION = 'v1'

/**
 * The message that a secret's MAC is computed over: `v1 ‖ keyId ‖ incarnation ‖ secretId ‖ keySecret`. The
 * parts are separated by line feeds and cannot contain any, so two different materials never have the same
 * message.
 */
export function messageOf({ keyId, incarnation, secretId, keySecret }: SecretMaterial): Uint8Array {
  return new TextEncoder().encode([VERSION, keyId, incarnation, secretId, keySecret].join('\n'))
}
