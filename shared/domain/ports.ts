// What the operations need from the world. An operation names the **capabilities** it uses; from that
// come the ports its function is given, its IAM permissions and its environment variables.
import type { User } from './actor.ts'
import type { AuditEvent } from './audit-event.ts'
import type { Authority, Grant } from './authority.ts'
import type { Keypair, Usage } from './keypair.ts'
import type { Account, Environment, OpenOwner, Owner, OwnerRef } from './owner.ts'
import type { SigningKey } from './signing-key.ts'

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page starts: the last item's key. Undefined on the last page. */
  readonly next: string | undefined
}

export interface PageRequest {
  readonly limit: number
  /** The `next` of the page before. */
  readonly after: string | undefined
}

/** Everything a secret's MAC binds it to: copied to another item, or another owner, it verifies nothing. */
export interface SecretMaterial {
  readonly keyId: string
  readonly incarnation: string
  readonly secretId: string
  readonly secret: string
}

export interface SecretMac {
  readonly mac: Uint8Array
  readonly pepperKeyArn: string
}

/** An administered owner, with how it came to be. */
export interface AdministeredAccount {
  readonly account: Account
  readonly access: 'explicit' | 'none'
  readonly environments: readonly {
    readonly environment: Environment
    readonly access: 'explicit' | 'inherited'
  }[]
}

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

/** What became of a write that had conditions: `stale` means that somebody changed the item first. */
export type WriteOutcome = 'done' | 'stale'

export interface SweepReport {
  readonly removed: number
}

/** What the operator states at deployment. A function that needs a setting names it as a capability. */
export interface Settings {
  /** `iss` of the tokens and of the metadata: where this service is reached. */
  readonly issuer: string
  /** `aud` of the tokens: the API that they are for. */
  readonly audience: string
  readonly tokenLifetimeSeconds: number
  /** Keypairs per owner. */
  readonly keypairLimit: number
  /** The OIDC issuer whose users administer. */
  readonly identityProvider: string
  /** The scope that a user's access token must carry: an ID token has none. */
  readonly administrationScope: string
  /** ARNs of the IAM principals that may call platform routes. Empty: nobody may. */
  readonly platformPrincipals: readonly string[]
  /** The console's origin where it is not this service's own. */
  readonly consoleOrigin: string | undefined
}

export type Setting = keyof Settings

export interface Ports extends Settings {
  /** The caller's authority over an owner, explicit or inherited; undefined alike for unknown, closed and foreign. */
  administration: { authorize(user: User, owner: OwnerRef): Promise<Authority | undefined> }
  keypairReader: {
    get(open: OpenOwner, keyId: string): Promise<Keypair | undefined>
  }
  keypairLister: { list(open: OpenOwner, page: PageRequest): Promise<Page<Keypair>> }
  usageReader: { usageOf(keyIds: readonly string[]): Promise<ReadonlyMap<string, Usage>> }
  /** @throws {DomainError} keypair-limit-reached; AuthorityGone when the owner closed or the grant went. */
  keypairCreator: {
    create(authority: Authority, keypair: Keypair, limit: number, event: AuditEvent): Promise<void>
  }
  /** @throws {AuthorityGone} when the owner closed or the grant went. */
  keypairWriter: {
    replace(
      authority: Authority,
      before: Keypair,
      after: Keypair,
      event: AuditEvent,
    ): Promise<WriteOutcome>
  }
  /** @throws {AuthorityGone} when the owner closed or the grant went. */
  keypairRemover: {
    remove(authority: Authority, keypair: Keypair, event: AuditEvent): Promise<WriteOutcome>
  }
  secretHasher: { mac(material: SecretMaterial): Promise<SecretMac> }
  secretVerifier: { verify(material: SecretMaterial, mac: SecretMac): Promise<boolean> }
  eventLister: { list(owner: Owner, page: PageRequest): Promise<Page<AuditEvent>> }
  ownerDirectory: { administeredBy(user: User): Promise<readonly AdministeredAccount[]> }
  accountRegistrar: {
    open(account: Account, event: AuditEvent): Promise<WriteOutcome>
    change(before: Account, after: Account, event: AuditEvent): Promise<WriteOutcome>
  }
  environmentRegistrar: {
    /** `closed`: the account that it is to belong to has closed. */
    open(environment: Environment, event: AuditEvent): Promise<WriteOutcome | 'closed'>
    change(before: Environment, after: Environment, event: AuditEvent): Promise<WriteOutcome>
    /** Deletes what stands under this id if its account has closed: the sweep has not come by yet. */
    discardClosed(environmentId: string): Promise<void>
  }
  /** An owner, if it is open. */
  ownerFinder: { find(owner: OwnerRef): Promise<OpenOwner | undefined> }
  ownerCloser: { close(open: OpenOwner, event: AuditEvent): Promise<WriteOutcome> }
  /** The same of accounts alone: what is done to an account needs no permission on environments. */
  accountFinder: {
    find(account: OwnerRef & { readonly type: 'account' }): Promise<OpenOwner | undefined>
  }
  accountCloser: Ports['ownerCloser']
  /** Granting again changes nothing, and is `done`. */
  administratorGranter: {
    grant(open: OpenOwner, grant: Grant, event: AuditEvent): Promise<WriteOutcome>
  }
  administratorRevoker: {
    /** `absent`: there is no such grant. */
    revoke(open: OpenOwner, user: User, event: AuditEvent): Promise<WriteOutcome | 'absent'>
  }
  administratorLister: { list(owner: Owner): Promise<readonly Grant[]> }
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
  /** Removes what belongs to closed incarnations of an owner. Idempotent; safe beside a newer incarnation. */
  sweeper: {
    /** The owner whose own item has this key; undefined for the key of anything else. */
    ownerWithKey(partition: string, sort: string): OwnerRef | undefined
    sweep(owner: OwnerRef): Promise<SweepReport>
  }
  /** Every owner in the table under which something of a closed incarnation is left. */
  orphanFinder: { ownersWithOrphans(): AsyncIterable<OwnerRef> }
}

export type Capability = keyof Ports
