import type { AuditEvent } from '../audit/audit-event.ts'
import type { Authority } from '../owners/authority.ts'
import type { OpenOwner } from '../owners/owner.ts'
import type { Page, PageRequest } from '../page.ts'
import type { WriteOutcome } from '../write-outcome.ts'
import type { Keypair, Usage } from './keypair.ts'

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

/** What operations on keypairs and their secrets need from the world. */
export interface KeypairPorts {
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
}
