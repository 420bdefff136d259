import type { Keypair } from '../keypairs/keypair.ts'
import type { Account, Owner, OwnerRef } from '../owners/owner.ts'
import type { SigningKey } from './signing-key.ts'

/** Where a keypair is stored. It never changes for a key ID, so it may be cached. */
export interface KeypairLocation {
  readonly owner: OwnerRef
  /** The account above the owner; for an account, itself. */
  readonly accountId: string
}

/** The state of a keypair and its owner, read in one strongly consistent batch. */
export interface CredentialState {
  readonly keypair: Keypair | undefined
  readonly owner: Owner | undefined
  readonly account: Account | undefined
}

interface SigningRing {
  /** Makes a compact JWS of the claims with the current key (ES256). `type` becomes the `typ` header. */
  sign(type: string, claims: Readonly<Record<string, unknown>>, now: Date): Promise<string>
}

/** The ports for tokens and signing keys. */
export interface TokenPorts {
  credentialReader: {
    locate(keyId: string): Promise<KeypairLocation | undefined>
    read(keyId: string, location: KeypairLocation): Promise<CredentialState>
  }
  /**
   * Records that a secret was used, at most once an hour; false if it could not. It never throws: a missing
   * record must not prevent a token.
   */
  usageRecorder: { record(keypair: Keypair, secretId: string, now: Date): Promise<boolean> }
  signingRing: SigningRing
  publicKeys: { list(): Promise<readonly SigningKey[]> }
  signingKeyStore: {
    list(): Promise<readonly SigningKey[]>
    /** Makes a new key. KMS wraps its private half, and nobody sees it unwrapped. */
    create(createdAt: Date, signsFrom: Date): Promise<SigningKey>
    remove(kid: string): Promise<void>
  }
}
