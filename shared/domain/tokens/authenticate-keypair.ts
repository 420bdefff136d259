import { isKeyId } from '../keypairs/key-id.ts'
import { hintOf, isKeySecret } from '../keypairs/key-secret.ts'
import { isExpired, type Keypair, type Secret } from '../keypairs/keypair.ts'
import { type OpenOwner, openOwner } from '../owners/owner.ts'
import type { Ports } from '../ports.ts'

export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
}

export interface AuthenticatedKeypair extends OpenOwner {
  readonly keypair: Keypair
  readonly secret: Secret
}

/** Why credentials were refused: for the log alone. The caller is told the same whatever it was. */
export type Refusal =
  | 'malformed'
  | 'unknown-key-id'
  | 'keypair-removed'
  | 'wrong-secret'
  | 'owner-closed'
  | 'keypair-disabled'
  | 'keypair-expired'
  | 'secret-expired'

/**
 * Authenticates a keypair. Junk is told offline, by form and checksum; a key ID that is not there costs
 * no verification: ids are random, there is nothing to enumerate. The secret is verified before any
 * state is looked at, so whoever does not hold it learns nothing of a keypair's state, by timing or by
 * calls either. State comes from one strongly consistent read: what was acknowledged before this
 * request began is seen.
 */
export async function authenticateKeypair(
  { keyId, keySecret }: Credentials,
  ports: Pick<Ports, 'credentialReader' | 'secretVerifier'>,
  now: Date,
): Promise<AuthenticatedKeypair | Refusal> {
  if (!isKeyId(keyId) || !isKeySecret(keySecret)) return 'malformed'
  const location = await ports.credentialReader.locate(keyId)
  if (location === undefined) return 'unknown-key-id'
  const { keypair, owner, account } = await ports.credentialReader.read(keyId, location)
  const secret = keypair && presentedSecret(keypair, keySecret)
  if (keypair === undefined || secret === undefined) return 'keypair-removed'
  const { incarnation } = keypair
  const material = { keyId, incarnation, secretId: secret.secretId, secret: keySecret }
  if (!(await ports.secretVerifier.verify(material, secret))) return 'wrong-secret'
  const open = openOwner(owner, account)
  if (open?.owner.incarnation !== incarnation) return 'owner-closed'
  if (!keypair.enabled) return 'keypair-disabled'
  if (isExpired(keypair, now)) return 'keypair-expired'
  if (isExpired(secret, now)) return 'secret-expired'
  return { ...open, keypair, secret }
}

/**
 * The stored secret to hold a presented one against: the one with its hint, else the newest. Always
 * one, so that a wrong guess costs what a right one does.
 */
function presentedSecret(keypair: Keypair, keySecret: string): Secret | undefined {
  const hint = hintOf(keySecret)
  return keypair.secrets.find((secret) => secret.hint === hint) ?? keypair.secrets.at(-1)
}
