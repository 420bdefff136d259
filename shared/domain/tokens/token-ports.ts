import type { Keypair } from '../keypairs/keypair.ts'
import type { Account, Owner, OwnerRef } from '../owners/owner.ts'
import type { SigningKey } from './signing-key.ts'

/** Where a keypair is kept. Never changes for a key ID, so it may be remembered. */
export interface KeypairLocation {
  readonly owner: OwnerRef
  /** The account above the owner; for an account, itself. */
  readonly accountId: string
}

/** A keypair's state as the token endpoint needs it, read in one strongly consistent batch. */
export interface CredentialState {
  readonly keypair: Keypair | undefined
  readonly owner: Owner | undefined
  readonly account: Account | undefined
}

interface SigningRing {
  /** A compact JWS over the claims, by the key that signs now. ES256, `typ` as given. */
  sign(type: string, claims: Readonly<Record<string, unknown>>, now: Date): Promise<string>
}

/** What issuing tokens, and the keys that sign them, need from the world. */
export interface TokenPorts {
  credentialReader: {
    locate(keyId: string): Promise<KeypairLocation | undefined>
    read(keyId: string, location: KeypairLocation): Promise<CredentialState>
  }
  /** Notes that a secret got a token, at most once an hour; false when it could not. Never throws: a token is worth more. */
  usageRecorder: { record(keypair: Keypair, secretId: string, now: Date): Promise<boolean> }
  signingRing: SigningRing
  publicKeys: { list(): Promise<readonly SigningKey[]> }
  signingKeyStore: {
    list(): Promise<readonly SigningKey[]>
    /** A new pair, its private half wrapped by KMS and seen by nobody. */
    create(createdAt: Date, signsFrom: Date): Promise<SigningKey>
    remove(kid: string): Promise<void>
  }
}
