import { BASE32, randomText } from '../random-text.ts'

export type OwnerType = 'account' | 'environment'
export const OWNER_TYPES = ['account', 'environment'] as const satisfies readonly OwnerType[]

/** Ids that the Feedback backend gives its accounts and environments. No character of it needs escaping anywhere. */
export const OWNER_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** Which **owner** is meant, whether or not it exists. */
export interface OwnerRef {
  readonly type: OwnerType
  readonly id: string
}

interface RegisteredOwner extends OwnerRef {
  readonly name: string
  /** Fresh at every registration. Keypairs, grants and cursors belong to it, not to the id. */
  readonly incarnation: string
  readonly registeredAt: Date
}

export interface Account extends RegisteredOwner {
  readonly type: 'account'
}

export interface Environment extends RegisteredOwner {
  readonly type: 'environment'
  readonly accountId: string
  /** The account's incarnation when this environment was registered: a newer account is not its owner. */
  readonly accountIncarnation: string
  readonly inheritAdministrators: boolean
}

export type Owner = Account | Environment

/** An owner that is open, together with the open account above it (for an account, itself). */
export interface OpenOwner {
  readonly owner: Owner
  readonly account: Account
}

/** A new **incarnation** id, 80 random bits: unique among the registrations of one owner id. */
export function newIncarnation(): string {
  return randomText(BASE32, 16)
}

/**
 * The owner, if it is open: registered, and for an environment the very account it was registered
 * under registered too. Closing an account closes its environments at once, before any sweep.
 */
export function openOwner(
  owner: Owner | undefined,
  account: Owner | undefined,
): OpenOwner | undefined {
  if (owner === undefined) return undefined
  if (owner.type === 'account') return { owner, account: owner }
  if (account?.type !== 'account') return undefined
  const isItsAccount =
    account.id === owner.accountId && account.incarnation === owner.accountIncarnation
  return isItsAccount ? { owner, account } : undefined
}

export function sameOwner(a: OwnerRef, b: OwnerRef): boolean {
  return a.type === b.type && a.id === b.id
}
