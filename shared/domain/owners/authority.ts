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
 * The right of one user over one open owner, and the grant it rests on. Whoever holds one was an
 * administrator when it was read; a write proves it again, inside its transaction.
 */
export interface Authority extends OpenOwner {
  readonly user: User
  readonly grant: Grant
}

export interface Grants {
  readonly onOwner: Grant | undefined
  /** Only an environment has an account above it. */
  readonly onAccount?: Grant | undefined
}

/**
 * The user's authority over an open owner, if any: an explicit grant on the owner, or one on its
 * account unless the environment blocks inheritance. A grant of an older incarnation grants nothing.
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
