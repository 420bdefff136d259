import { notFound } from '../domain/errors.ts'
import type { OpenOwner } from '../domain/owner.ts'
import type { Ports } from '../domain/ports.ts'
import { ownerTypeIn } from '../operations/routes.ts'
import type { HttpEvent } from './event.ts'

/**
 * The open owner that a platform request's path names.
 *
 * @throws {DomainError} not-found when it is unknown or closed
 */
export async function openOwnerInPath(
  request: { readonly event: HttpEvent; readonly params: { readonly ownerId: string } },
  finder: Ports['ownerFinder'],
): Promise<OpenOwner> {
  const type = ownerTypeIn(request.event.routeKey)
  const open = type && (await finder.find({ type, id: request.params.ownerId }))
  if (open === undefined) throw notFound()
  return open
}
