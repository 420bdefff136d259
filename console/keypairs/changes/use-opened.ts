import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useCall } from '../../api/api-provider.tsx'
import type { OwnerRef } from '../../api/call.ts'
import { type KeypairVersion, keypairQuery } from '../../api/queries.ts'

export interface KeypairRef {
  readonly owner: OwnerRef
  readonly keyId: string
}

/** A function that reads the keypair without the cache. */
export function useReadAfresh({ owner, keyId }: KeypairRef): () => Promise<KeypairVersion> {
  const call = useCall()
  const queryClient = useQueryClient()
  return () => queryClient.fetchQuery({ ...keypairQuery(call, owner, keyId), staleTime: 0 })
}

/**
 * Reads the keypair when the dialog opens. It stays the same, whatever the pages below read: what the reader
 * decides on does not change while they look at it.
 */
export function useOpened(keypair: KeypairRef): UseQueryResult<KeypairVersion> {
  const readAfresh = useReadAfresh(keypair)
  return useQuery({
    queryKey: ['opened', useId()],
    queryFn: readAfresh,
    // `readAfresh` already retries.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
