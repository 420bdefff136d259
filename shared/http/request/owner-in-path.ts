import { notFound } from '../../domain/errors.ts'
import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { JsonOperation } from '../../operations/contract/json-operation.ts'
import { ownerTypeIn } from '../../operations/contract/routes.ts'
import type { HttpEvent } from '../http-event.ts'

/** The owner in the path, which the use case gets if its operation has `{owners}` in the path. */
export type OwnerPart<O extends JsonOperation> = O['paths'][0] extends `${string}{owners}${string}`
  ? { readonly owner: OwnerRef }
  : object

/**
 * Reads that owner from the event.
 *
 * @throws {DomainError} not-found when the path should name an owner and does not
 */
export function ownerPartOf(
  { paths: [path] }: JsonOperation,
  event: HttpEvent,
): { readonly owner?: OwnerRef } {
  return path.includes('{owners}') ? { owner: ownerIn(event) } : {}
}

/**
 * The owner in the path. It may not exist. The route key has its type.
 *
 * @throws {DomainError} not-found when the path does not name an owner
 */
export function ownerIn({ routeKey, pathParameters }: HttpEvent): OwnerRef {
  const type = ownerTypeIn(routeKey ?? '')
  const id = pathParameters?.ownerId
  if (type === undefined || id === undefined) throw notFound()
  return { type, id }
}
