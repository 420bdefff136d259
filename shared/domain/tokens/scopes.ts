import type { OwnerType } from '../owners/owner.ts'
import { SCOPE_CATALOGUE, type Scope } from './scope-catalogue.ts'

/** RFC 6749 §3.3: `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`. */
export const SCOPE_TOKEN_PATTERN = /^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/
export const SCOPES_MAX = 50

/** Whether the catalogue lets this kind of owner hold a scope. Exact strings: no prefixes, no patterns. */
export function mayHold(
  ownerType: OwnerType,
  name: string,
  catalogue: readonly Scope[] = SCOPE_CATALOGUE,
): boolean {
  return catalogue.some((scope) => scope.name === name && scope.ownerTypes.includes(ownerType))
}

/** What a keypair may ask for today: keypair ∩ catalogue ∩ the owner's kind. Empty means none. */
export function requestableScopes(
  keypairScopes: readonly string[],
  ownerType: OwnerType,
  catalogue: readonly Scope[] = SCOPE_CATALOGUE,
): readonly string[] {
  return keypairScopes.filter((name) => mayHold(ownerType, name, catalogue))
}

/**
 * The scopes a token gets, each once, or undefined when it may get none: something requested is not
 * requestable (never silently dropped), or nothing is left.
 */
export function grantedScopes(
  requested: readonly string[] | undefined,
  requestable: readonly string[],
): readonly string[] | undefined {
  const granted = [...new Set(requested ?? requestable)]
  const allRequestable = granted.every((name) => requestable.includes(name))
  return granted.length > 0 && allRequestable ? granted : undefined
}
