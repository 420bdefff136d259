import { invalidMember } from '../errors.ts'
import type { OwnerType } from '../owners/owner.ts'
import { mayHold } from '../tokens/scopes.ts'

/**
 * Checks that keypairs of this type of owner may have these scopes.
 *
 * @throws {DomainError} invalid-request; it names the first scope that the scope catalogue does not allow
 */
export function checkScopes(names: readonly string[], ownerType: OwnerType): void {
  const place = names.findIndex((name) => !mayHold(ownerType, name))
  if (place === -1) return
  throw invalidMember(`scopes[${place}]`, `must be in the scope catalogue for an ${ownerType}`)
}

/** @throws {DomainError} invalid-request when the expiry is not in the future */
export function checkExpiry(expiresAt: Date | null | undefined, now: Date): void {
  if (expiresAt && expiresAt <= now) throw invalidMember('expiresAt', 'must be in the future')
}
