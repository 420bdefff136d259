import type { OwnerRef } from './api/call.ts'

// The addresses of the console. Each owner and each keypair has one, which can be sent to a colleague.

/** The start page. */
export const OWNERS_PLACE = '/'

/** An owner's keypairs. */
export function ownerPlace({ type, id }: OwnerRef): string {
  return `/${type}s/${id}`
}

/** An owner's audit events. */
export function auditEventsPlace(owner: OwnerRef): string {
  return `${ownerPlace(owner)}/events`
}

/** One keypair. */
export function keypairPlace(owner: OwnerRef, keyId: string): string {
  return `${ownerPlace(owner)}/keypairs/${keyId}`
}
