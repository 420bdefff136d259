// What the console reads, and the key under which the query cache keeps it.
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { getKeypair } from '../../shared/operations/get-keypair.ts'
import { listKeypairs } from '../../shared/operations/list-keypairs.ts'
import { listOwners } from '../../shared/operations/list-owners.ts'
import { listScopes } from '../../shared/operations/list-scopes.ts'
import type { keypair } from '../../shared/operations/schemas/keypair-schema.ts'
import { useCall } from './api-provider.tsx'
import type { Call, OwnerRef } from './call.ts'
import { everyPage } from './every-page.ts'

export type Keypair = z.output<typeof keypair>

/** A keypair, and the ETag that a change sends to say which version the reader saw. */
export interface KeypairVersion {
  readonly keypair: Keypair
  readonly etag: string | undefined
}

const keyOf = {
  owner: (owner: OwnerRef) => ['owner', owner.type, owner.id],
  keypairs: (owner: OwnerRef) => [...keyOf.owner(owner), 'keypairs'],
  keypair: (owner: OwnerRef, keyId: string) => [...keyOf.owner(owner), 'keypair', keyId],
  auditEvents: (owner: OwnerRef) => [...keyOf.owner(owner), 'events'],
}

/** The accounts and environments that the person administers. */
export function useOwners() {
  const call = useCall()
  return useQuery({
    queryKey: ['owners'],
    queryFn: async ({ signal }) => (await call(listOwners, { path: {}, signal })).body.items,
  })
}

/** The scope catalogue. */
export function useScopes() {
  const call = useCall()
  return useQuery({
    queryKey: ['scopes'],
    queryFn: async ({ signal }) => (await call(listScopes, { path: {}, signal })).body.items,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** All keypairs of an owner. */
export function useKeypairs(owner: OwnerRef) {
  const call = useCall()
  return useQuery({
    queryKey: keyOf.keypairs(owner),
    queryFn: ({ signal }) =>
      everyPage(async (query) => {
        const { body } = await call(listKeypairs, { path: { owner }, query, signal })
        return body
      }),
  })
}

/** One keypair as it is now. */
export function useKeypair(owner: OwnerRef, keyId: string) {
  const call = useCall()
  return useQuery(keypairQuery(call, owner, keyId))
}

/** The query that reads one keypair. `fetchQuery` with `staleTime: 0` skips the cache. */
export function keypairQuery(call: Call, owner: OwnerRef, keyId: string) {
  return queryOptions({
    queryKey: keyOf.keypair(owner, keyId),
    queryFn: async ({ signal }): Promise<KeypairVersion> => {
      const { body, etag } = await call(getKeypair, { path: { owner, keyId }, signal })
      return { keypair: body, etag }
    },
  })
}

/** The key of an owner's audit events in the query cache. */
export const auditEventsKey = keyOf.auditEvents

/**
 * Reads everything about an owner again after a change: the list, the keypair, the audit events.
 *
 * @returns once everything on the screen has been read again
 */
export async function ownerChanged(queryClient: QueryClient, owner: OwnerRef): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: keyOf.owner(owner) })
}
