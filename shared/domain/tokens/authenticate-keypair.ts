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

/**
 * Why credentials were refused. It is only for logs and metrics: the caller gets the same answer for all of
 * them.
 */
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
 * Authenticates a keypair. It refuses junk by form and checksum, without a call. An unknown key ID costs no
 * verification: key IDs are random, so nobody can enumerate them. The secret is verified before any state is
 * checked. So a caller without the key secret learns nothing about a keypair's state, not even from timing or
 * from the calls to AWS. The state comes from one strongly consistent read: once a change is acknowledged,
 * every later token request sees it.
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
  const material = { keyId, incarnation, secretId: secret.secretId, keySecret }
  if (!(await ports.secretVerifier.verify(material, secret))) return 'wrong-secret'
  const open = openOwner(owner, account)
  if (open?.owner.incarnation !== incarnation) return 'owner-closed'
  if (!keypair.enabled) return 'keypair-disabled'
  if (isExpired(keypair, now)) return 'keypair-expired'
  if (isExpired(secret, now)) return 'secret-expired'
  return { ...open, keypair, secret }
}

/**
 * Chooses the secret that a presented key secret is verified against: the one with the same hint, or else the
 * newest. There is always one to verify, so that a wrong guess takes as long as a right one.
 */
function presentedSecret(keypair: Keypair, keySecret: string): Secret | undefined {
  const hint = hintOf(keySecret)
  return keypair.secrets.find((secret) => secret.hint === hint) ?? keypair.secrets.at(-1)
}
