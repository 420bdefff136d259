import type { User } from '../audit/actor.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Page, PageRequest } from '../page.ts'
import type { WriteOutcome } from '../write-outcome.ts'
import type { Authority, Grant } from './authority.ts'
import type { Account, Environment, OpenOwner, Owner, OwnerRef } from './owner.ts'

/** An administered owner, with how it came to be. */
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

/** What operations on owners, their administrators and what they leave behind need from the world. */
export interface OwnerPorts {
  /** The caller's authority over an owner, explicit or inherited; undefined alike for unknown, closed and foreign. */
  administration: { authorize(user: User, owner: OwnerRef): Promise<Authority | undefined> }
  auditEventLister: { list(owner: Owner, page: PageRequest): Promise<Page<AuditEvent>> }
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
  accountCloser: OwnerPorts['ownerCloser']
  /** Granting again changes nothing, and is `done`. */
  administratorGranter: {
    grant(open: OpenOwner, grant: Grant, event: AuditEvent): Promise<WriteOutcome>
  }
  administratorRevoker: {
    /** `absent`: there is no such grant. */
    revoke(open: OpenOwner, user: User, event: AuditEvent): Promise<WriteOutcome | 'absent'>
  }
  administratorLister: { list(owner: Owner): Promise<readonly Grant[]> }
  /** Removes what belongs to closed incarnations of an owner. Idempotent; safe beside a newer incarnation. */
  sweeper: {
    /** The owner whose own item has this key; undefined for the key of anything else. */
    ownerWithKey(partition: string, sort: string): OwnerRef | undefined
    sweep(owner: OwnerRef): Promise<SweepReport>
  }
  /** Every owner in the table under which something of a closed incarnation is left. */
  orphanFinder: { ownersWithOrphans(): AsyncIterable<OwnerRef> }
}
