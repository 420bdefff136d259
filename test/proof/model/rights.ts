import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'
import {
  accountOf,
  find,
  type ModelKeypair,
  type ModelOwner,
  type ModelSecret,
  type World,
} from './world.ts'

/** The scopes that only an account's keypairs may hold. They come from the contract, not from the code. */
const OF_ACCOUNTS_ALONE = new Set(['feedback-account:read', 'feedback-account:manage'])
const OF_BOTH = new Set([
  'feedback-report:read',
  'feedback-queries:read',
  'feedback-queries:create',
  'feedback-admin',
])

export function mayHold(type: OwnerType, scope: string): boolean {
  return OF_BOTH.has(scope) || (type === 'account' && OF_ACCOUNTS_ALONE.has(scope))
}

/** The owner, if this user administers it: explicitly, or through its account where that is not blocked. */
export function administered(world: World, user: string, ref: OwnerRef): ModelOwner | undefined {
  const owner = find(world, ref)
  if (owner === undefined) return undefined
  if (owner.administrators.includes(user)) return owner
  const above =
    owner.accountId !== null && owner.inheritAdministrators
      ? find(world, accountOf(owner.accountId))
      : undefined
  return above?.administrators.includes(user) ? owner : undefined
}

export function isPast(thing: { readonly expiresAt: number | null }, now: number): boolean {
  return thing.expiresAt !== null && thing.expiresAt <= now
}

export function live(keypair: ModelKeypair, now: number): readonly ModelSecret[] {
  return keypair.secrets.filter((secret) => !isPast(secret, now))
}
