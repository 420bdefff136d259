import type { User } from '../audit/actor.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Page, PageRequest } from '../page.ts'
import type { WriteOutcome } from '../write-outcome.ts'
import type { Authority, Grant } from './authority.ts'
import type { Account, Environment, OpenOwner, Owner, OwnerRef } from './owner.ts'

/** An account and its environments, and why a user administers each of them. */
export interface AdministeredAccount {
  readonly account: Account
  readonly access: 'explicit' | 'none'
  readonly environments: readonly {
    readonly environment: Environment
    readonly access: 'explicit' | 'inherited'
  }[]
}

export interface SweepReport {
  readonly removed: number
}

/** The ports for owners, their administrators and their orphans. */
export interface OwnerPorts {
  /**
   * The user's authority over an owner, explicit or inherited. It is undefined for an owner that is unknown,
   * closed, or not administered by the user.
   */
  administration: { authorize(user: User, owner: OwnerRef): Promise<Authority | undefined> }
  auditEventLister: { list(owner: Owner, page: PageRequest): Promise<Page<AuditEvent>> }
  ownerDirectory: { administeredBy(user: User): Promise<readonly AdministeredAccount[]> }
  accountRegistrar: {
    open(account: Account, auditEvent: AuditEvent): Promise<WriteOutcome>
    change(before: Account, after: Account, auditEvent: AuditEvent): Promise<WriteOutcome>
  }
  environmentRegistrar: {
    /** `closed`: the environment's account is closed. */
    open(environment: Environment, auditEvent: AuditEvent): Promise<WriteOutcome | 'closed'>
    change(before: Environment, after: Environment, auditEvent: AuditEvent): Promise<WriteOutcome>
    /** Deletes the environment with this id if its account is closed but the sweep has not deleted it yet. */
    discardClosed(environmentId: string): Promise<void>
  }
  /** Finds an owner, if it is open. */
  ownerFinder: { find(owner: OwnerRef): Promise<OpenOwner | undefined> }
  ownerCloser: { close(open: OpenOwner, auditEvent: AuditEvent): Promise<WriteOutcome> }
  /** The same only for accounts: operations on accounts need no permission on environments. */
  accountFinder: {
    find(account: OwnerRef & { readonly type: 'account' }): Promise<OpenOwner | undefined>
  }
  accountCloser: OwnerPorts['ownerCloser']
  /** If the user already has the grant, nothing changes and the outcome is `done`. */
  administratorGranter: {
    grant(open: OpenOwner, grant: Grant, auditEvent: AuditEvent): Promise<WriteOutcome>
  }
  administratorRevoker: {
    /** `absent`: there is no such grant. */
    revoke(open: OpenOwner, user: User, auditEvent: AuditEvent): Promise<WriteOutcome | 'absent'>
  }
  administratorLister: { list(owner: Owner): Promise<readonly Grant[]> }
  /**
   * Removes what belongs to closed incarnations of an owner. It is idempotent, and never touches a newer
   * incarnation.
   */
  sweeper: {
    /** The owner, if this is the key of an owner item; undefined for any other key. */
    ownerWithKey(partition: string, sort: string): OwnerRef | undefined
    sweep(owner: OwnerRef): Promise<SweepReport>
  }
  /** Every owner in the table that still has items of a closed incarnation. */
  orphanFinder: { ownersWithOrphans(): AsyncIterable<OwnerRef> }
}
