import type { Ports } from '../ports.ts'
import { hintOf, newKeySecret } from './key-secret.ts'
import type { Keypair, Secret } from './keypair.ts'
import { newSecretId } from './secret-id.ts'

export interface NewSecret {
  /** The record to store. */
  readonly secret: Secret
  /** The key secret to show, once. */
  readonly keySecret: string
}

/**
 * Makes a secret for a keypair. Its hint differs from the hints of the keypair's other secrets. So the token
 * endpoint knows by the hint which secret to verify.
 */
export async function newSecret(
  keypair: Pick<Keypair, 'keyId' | 'incarnation' | 'secrets'>,
  hasher: Ports['secretHasher'],
  now: Date,
): Promise<NewSecret> {
  const { keyId, incarnation, secrets } = keypair
  const taken = new Set(secrets.map((secret) => secret.hint))
  let keySecret = newKeySecret()
  while (taken.has(hintOf(keySecret))) keySecret = newKeySecret()
  const secretId = newSecretId()
  const mac = await hasher.mac({ keyId, incarnation, secretId, keySecret })
  const hint = hintOf(keySecret)
  return { secret: { secretId, hint, ...mac, createdAt: now, expiresAt: null }, keySecret }
}
