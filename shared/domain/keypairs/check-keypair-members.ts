import { invalidMember } from '../errors.ts'
import type { OwnerType } from '../owners/owner.ts'
import { mayHold } from '../tokens/scopes.ts'

/**
 * @throws {DomainError} invalid-request, naming the first scope that the catalogue does not have, or
 * does not let this kind of owner hold
 */
export function checkScopes(names: readonly string[], ownerType: OwnerType): void {
  const place = names.findIndex((name) => !mayHold(ownerType, name))
  if (place === -1) return
  throw invalidMember(`scopes[${place}]`, `must be a scope of the catalogue for an ${ownerType}`)
}

/** @throws {DomainError} invalid-request when the expiry is not in the future */
export function checkExpiry(expiresAt: Date | null | undefined, now: Date): void {
  if (expiresAt && expiresAt <= now) throw invalidMember('expiresAt', 'must be in the future')
}
