import type { Tokens } from './expressions/tokens.ts'

/**
 * Attribute names that an expression may contain as they are. DynamoDB has more than five hundred reserved
 * words, and according to DynamoDB Local these are not among them. All other names need a placeholder.
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

/** An attribute at the top of the item. Nested paths are unsupported. */
export function takeAttribute(tokens: Tokens): string {
  const token = tokens.take()
  return token.startsWith('#') || BARE_NAMES.has(token) ? token : tokens.refuse()
}
