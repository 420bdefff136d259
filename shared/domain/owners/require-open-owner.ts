import { notFound } from '../errors.ts'
import type { Ports } from '../ports.ts'
import type { OpenOwner, OwnerRef } from './owner.ts'

/**
 * Finds an owner that must be open.
 *
 * @throws {DomainError} not-found when it is unknown or closed
 */
export async function requireOpenOwner(
  owner: OwnerRef,
  finder: Ports['ownerFinder'],
): Promise<OpenOwner> {
  const open = await finder.find(owner)
  if (open === undefined) throw notFound()
  return open
}
