import type { User } from '../audit/actor.ts'
import type { OpenOwner, OwnerRef } from './owner.ts'

/** A **grant**: this user administers this incarnation of this owner. */
export interface Grant {
  readonly owner: OwnerRef
  readonly incarnation: string
  readonly user: User
  readonly grantedAt: Date
}

/**
 * The right of one user to administer one open owner, and the grant that gives it. The user was an
 * administrator when it was read. Every write checks that again inside its transaction.
 */
export interface Authority extends OpenOwner {
  readonly user: User
  readonly grant: Grant
}

export interface Grants {
  readonly onOwner: Grant | undefined
  /** The grant on the account above. Only an environment has one. */
  readonly onAccount?: Grant | undefined
}

/**
 * The user's authority over an open owner, if any. It comes from an explicit grant on the owner, or from
 * one on its account unless the environment blocks inheritance. A grant on an older incarnation gives no
 * right.
 */
export function authorityOver(open: OpenOwner, user: User, grants: Grants): Authority | undefined {
  const { owner, account } = open
  if (grants.onOwner?.incarnation === owner.incarnation) {
    return { ...open, user, grant: grants.onOwner }
  }
  const inherits = owner.type === 'environment' && owner.inheritAdministrators
  if (inherits && grants.onAccount?.incarnation === account.incarnation) {
    return { ...open, user, grant: grants.onAccount }
  }
  return undefined
}
