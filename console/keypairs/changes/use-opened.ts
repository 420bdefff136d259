import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useCall } from '../../api/api-provider.tsx'
import type { OwnerRef } from '../../api/call.ts'
import { type KeypairVersion, keypairQuery } from '../../api/queries.ts'

export interface KeypairRef {
  readonly owner: OwnerRef
  readonly keyId: string
}

/** A function that reads a keypair as it is at that moment. */
export function useReadAfresh({ owner, keyId }: KeypairRef): () => Promise<KeypairVersion> {
  const call = useCall()
  const queryClient = useQueryClient()
  return () => queryClient.fetchQuery({ ...keypairQuery(call, owner, keyId), staleTime: 0 })
}

/**
 * The keypair as it was when the dialog opened. It stays that, whatever the pages below read: what
 * somebody is deciding about does not change under their eyes.
 */
export function useOpened(keypair: KeypairRef): UseQueryResult<KeypairVersion> {
  const readAfresh = useReadAfresh(keypair)
  return useQuery({
    queryKey: ['opened', useId()],
    queryFn: readAfresh,
    // Reading afresh is tried again by itself.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
