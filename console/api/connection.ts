import { onlineManager, useIsFetching, useIsMutating } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** What keeps the console from hearing of the API: nothing, no network, or an API that does not answer. */
type Connection = 'well' | 'offline' | 'retrying'

/** The state of the connection, as the browser knows it and the requests under way experience it. */
export function useConnection(): Connection {
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  const reads = useIsFetching({ predicate: ({ state }) => state.fetchFailureCount > 0 })
  const changes = useIsMutating({ predicate: ({ state }) => state.failureCount > 0 })
  if (!online) return 'offline'
  return reads + changes > 0 ? 'retrying' : 'well'
}

function subscribe(onChange: () => void): () => void {
  return onlineManager.subscribe(onChange)
}
