import type { Tokens } from './expressions/tokens.ts'

/**
 * Attributes that may stand in an expression by their own names. DynamoDB refuses more than five hundred
 * reserved words there; these are none of them, as DynamoDB Local says. Others need a placeholder.
 */
const BARE_NAMES = new Set([
  'pk',
  'sk',
  'incarnation',
  'accountIncarnation',
  'inheritAdministrators',
  'keypairCount',
  'lastUsedAt',
  'scopes',
  'version',
])

/** An attribute of the item itself. Paths into it are not known. */
export function takeAttribute(tokens: Tokens): string {
  const token = tokens.take()
  return token.startsWith('#') || BARE_NAMES.has(token) ? token : tokens.refuse()
}
