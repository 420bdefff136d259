import { notFound } from '../../domain/errors.ts'
import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { JsonOperation } from '../../operations/contract/json-operation.ts'
import { ownerTypeIn } from '../../operations/contract/routes.ts'
import type { HttpEvent } from '../http-event.ts'

/** What the use case of an operation with `{owners}` in its path is given: which owner is meant. */
export type OwnerPart<O extends JsonOperation> = O['paths'][0] extends `${string}{owners}${string}`
  ? { readonly owner: OwnerRef }
  : object

/** @throws {DomainError} not-found when the path should name an owner and does not */
export function ownerPartOf(
  { paths: [path] }: JsonOperation,
  event: HttpEvent,
): { readonly owner?: OwnerRef } {
  return path.includes('{owners}') ? { owner: ownerIn(event) } : {}
}

/**
 * The owner that a path names, whether or not there is one. Its kind is in the route's key.
 *
 * @throws {DomainError} not-found when the path names none
 */
export function ownerIn({ routeKey, pathParameters }: HttpEvent): OwnerRef {
  const type = ownerTypeIn(routeKey ?? '')
  const id = pathParameters?.ownerId
  if (type === undefined || id === undefined) throw notFound()
  return { type, id }
}
