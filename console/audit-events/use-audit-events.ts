import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listAuditEvents } from '../../shared/operations/list-audit-events.ts'
import { useCall } from '../api/api-provider.tsx'
import type { OwnerRef } from '../api/call.ts'
import { auditEventsKey } from '../api/queries.ts'
import type { AuditEvent } from './listed-audit-event.ts'

const FROM_THE_NEWEST = ''

export interface AuditEvents {
  /** The newest first, without a gap; undefined until they are loaded for the first time. */
  readonly loaded: readonly AuditEvent[] | undefined
  readonly pages: number
  /** Whether there are older ones. */
  readonly hasMore: boolean
  readonly isReading: boolean
  readonly isReadingMore: boolean
  readonly error: unknown
  readonly readAgain: () => void
  /** Reads the next older ones. A second call while it reads does nothing. */
  readonly readMore: () => void
  /** Repeats what failed. */
  readonly retry: () => void
}

/**
 * Reads an owner's audit events page by page. A change that is made in this console reads all pages again;
 * returning to the window does not, because that would be too many requests.
 */
export function useAuditEvents(owner: OwnerRef): AuditEvents {
  const call = useCall()
  const query = useInfiniteQuery({
    queryKey: auditEventsKey(owner),
    queryFn: async ({ pageParam: cursor, signal }) => {
      const page: Readonly<Record<string, string>> = cursor === FROM_THE_NEWEST ? {} : { cursor }
      return (await call(listAuditEvents, { path: { owner }, query: page, signal })).body
    },
    initialPageParam: FROM_THE_NEWEST,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchOnWindowFocus: false,
  })
  const { data } = query
  const readAgain = () => void query.refetch()
  const readMore = () => void query.fetchNextPage({ cancelRefetch: false })
  const loaded = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  return {
    loaded,
    pages: data?.pages.length ?? 0,
    hasMore: query.hasNextPage,
    isReading: query.isFetching && !query.isFetchingNextPage,
    isReadingMore: query.isFetchingNextPage,
    error: query.error,
    readAgain,
    readMore,
    retry: query.isFetchNextPageError ? readMore : readAgain,
  }
}
