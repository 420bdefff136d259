import type { AuditEvent } from '../audit/audit-event.ts'
import type { Authority } from '../owners/authority.ts'
import type { OpenOwner } from '../owners/owner.ts'
import type { Page, PageRequest } from '../page.ts'
import type { WriteOutcome } from '../write-outcome.ts'
import type { Keypair, Usage } from './keypair.ts'

/** What a secret's MAC is computed over. A MAC that is copied to another keypair or owner never verifies. */
export interface SecretMaterial {
  readonly keyId: string
  readonly incarnation: string
  readonly secretId: string
  readonly keySecret: string
}

export interface SecretMac {
  readonly mac: Uint8Array
  readonly pepperKeyArn: string
}

/** The ports for keypairs and their secrets. */
export interface KeypairPorts {
  keypairReader: {
    get(open: OpenOwner, keyId: string): Promise<Keypair | undefined>
  }
  keypairLister: { list(open: OpenOwner, page: PageRequest): Promise<Page<Keypair>> }
  usageReader: { usageOf(keyIds: readonly string[]): Promise<ReadonlyMap<string, Usage>> }
  /**
   * @throws {DomainError} keypair-limit-reached; AuthorityLost when the owner was closed or the grant
   * revoked
   */
  keypairCreator: {
    create(
      authority: Authority,
      keypair: Keypair,
      limit: number,
      auditEvent: AuditEvent,
    ): Promise<void>
  }
  /** @throws {AuthorityLost} when the owner was closed or the grant revoked */
  keypairWriter: {
    replace(
      authority: Authority,
      before: Keypair,
      after: Keypair,
      auditEvent: AuditEvent,
    ): Promise<WriteOutcome>
  }
  /** @throws {AuthorityLost} when the owner was closed or the grant revoked */
  keypairRemover: {
    remove(authority: Authority, keypair: Keypair, auditEvent: AuditEvent): Promise<WriteOutcome>
  }
  secretHasher: { mac(material: SecretMaterial): Promise<SecretMac> }
  secretVerifier: { verify(material: SecretMaterial, mac: SecretMac): Promise<boolean> }
}
