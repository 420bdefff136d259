import type { OwnerType } from '../owners/owner.ts'
import { SCOPE_CATALOGUE, type Scope } from './scope-catalogue.ts'

/** RFC 6749 §3.3: `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`. */
export const SCOPE_TOKEN_PATTERN = /^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/
export const SCOPES_MAX = 50

/**
 * Whether the scope catalogue lets keypairs of this type of owner have a scope. It compares exact strings.
 */
export function mayHold(
  ownerType: OwnerType,
  name: string,
  catalogue: readonly Scope[] = SCOPE_CATALOGUE,
): boolean {
  return catalogue.some((scope) => scope.name === name && scope.ownerTypes.includes(ownerType))
}

/**
 * The scopes that a keypair may request now: those of the keypair that the catalogue allows for the owner's
 * type.
 */
export function requestableScopes(
  keypairScopes: readonly string[],
  ownerType: OwnerType,
  catalogue: readonly Scope[] = SCOPE_CATALOGUE,
): readonly string[] {
  return keypairScopes.filter((name) => mayHold(ownerType, name, catalogue))
}

/**
 * The scopes of a token, each once. The result is undefined if a requested scope is not allowed (it is never
 * silently dropped), or if no scope is left.
 */
export function grantedScopes(
  requested: readonly string[] | undefined,
  requestable: readonly string[],
): readonly string[] | undefined {
  const granted = [...new Set(requested ?? requestable)]
  const allRequestable = granted.every((name) => requestable.includes(name))
  return granted.length > 0 && allRequestable ? granted : undefined
}
