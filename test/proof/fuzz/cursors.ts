import type { Random } from '../runner/random.ts'
import type { Customers, KnownOwner } from './customers.ts'
import { pick } from './draw.ts'

/** A cursor of a list, as the product would give it out. */
export function drawCursor(
  random: Random,
  { keypairs, eventIds }: Customers,
  list: 'list-keypairs' | 'list-audit-events',
  { id, incarnation }: KnownOwner,
): string {
  const keyIds = keypairs.filter(({ owner }) => owner.id === id).map(({ keyId }) => keyId)
  const places = list === 'list-keypairs' ? keyIds : (eventIds.get(incarnation) ?? [])
  return Buffer.from(`${incarnation}.${pick(random, places)}`).toString('base64url')
}

/** Where a cursor leads, read without the product's code; undefined when it is none of this list. */
export function cursorLeadsTo(cursor: string, incarnation: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (Buffer.from(text, 'latin1').toString('base64url') !== cursor) return undefined
  return text.startsWith(`${incarnation}.`) ? text.slice(incarnation.length + 1) : undefined
}
