import { BASE32, randomText } from '../random-text.ts'

export type OwnerType = 'account' | 'environment'
export const OWNER_TYPES = ['account', 'environment'] as const satisfies readonly OwnerType[]

/** The IDs that the platform gives to accounts and environments. No character needs escaping anywhere. */
export const OWNER_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** A reference to an **owner**, which may or may not exist. */
export interface OwnerRef {
  readonly type: OwnerType
  readonly id: string
}

interface RegisteredOwner extends OwnerRef {
  readonly name: string
  /** New at every registration. Keypairs, grants and cursors belong to the incarnation, not to the ID. */
  readonly incarnation: string
  readonly registeredAt: Date
}

export interface Account extends RegisteredOwner {
  readonly type: 'account'
}

export interface Environment extends RegisteredOwner {
  readonly type: 'environment'
  readonly accountId: string
  /** The account's incarnation when this environment was registered. A newer one is not its account. */
  readonly accountIncarnation: string
  readonly inheritAdministrators: boolean
}

export type Owner = Account | Environment

/** An open owner, with its open account (for an account: itself). */
export interface OpenOwner {
  readonly owner: Owner
  readonly account: Account
}

/** Makes the ID of a new **incarnation**: 80 random bits, unique among the registrations of an owner ID. */
export function newIncarnation(): string {
  return randomText(BASE32, 16)
}

/**
 * The owner, if it is open. An account is open if it is registered. An environment is open if it is
 * registered and the same incarnation of its account is open too. So closing an account closes its
 * environments at once, before any sweep.
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
