import type { OwnerRef } from './api/call.ts'

/** The console's addresses: each owner and each keypair has one that can be sent to a colleague. */
export const OWNERS_PLACE = '/'

/** An owner's keypairs. */
export function ownerPlace({ type, id }: OwnerRef): string {
  return `/${type}s/${id}`
}

/** What was done to an owner and its keypairs. */
export function auditEventsPlace(owner: OwnerRef): string {
  return `${ownerPlace(owner)}/events`
}

/** One keypair. */
export function keypairPlace(owner: OwnerRef, keyId: string): string {
  return `${ownerPlace(owner)}/keypairs/${keyId}`
}
