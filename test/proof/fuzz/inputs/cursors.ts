import type { Random } from '../../runner/random.ts'
import type { Customers, KnownOwner } from '../fixture/customers.ts'
import { pick } from '../harness/random-choice.ts'

/** A cursor of a list, as the product makes it. */
export function drawCursor(
  random: Random,
  { keypairs, eventIds }: Customers,
  list: 'list-keypairs' | 'list-audit-events',
  { id, incarnation }: KnownOwner,
): string {
  const keyIds = keypairs.filter(({ owner }) => owner.id === id).map(({ keyId }) => keyId)
  const positions = list === 'list-keypairs' ? keyIds : (eventIds.get(incarnation) ?? [])
  return Buffer.from(`${incarnation}.${pick(random, positions)}`).toString('base64url')
}

/**
 * The position in a cursor, read without the product's code; undefined when it is not a cursor of this list.
 */
export function positionOf(cursor: string, incarnation: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (Buffer.from(text, 'latin1').toString('base64url') !== cursor) return undefined
  return text.startsWith(`${incarnation}.`) ? text.slice(incarnation.length + 1) : undefined
}
