import { onlineManager, useIsFetching, useIsMutating } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** `offline`: the browser has no network. `retrying`: the API does not answer, and requests are repeated. */
type Connection = 'well' | 'offline' | 'retrying'

/** The state of the connection, from what the browser says and from the requests under way. */
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
