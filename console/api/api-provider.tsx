import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import { ApiError } from './api-error.ts'
import { type ApiAccess, apiClient, type Call } from './call.ts'

/** After that many failures in a row somebody is asked whether to go on. */
const RETRIES_MAX = 5
const BACKOFF_MILLISECONDS_MAX = 10_000

const CallContext = createContext<Call | undefined>(undefined)

/** The client of the management API. */
export function useCall(): Call {
  const call = use(CallContext)
  if (call === undefined) throw new Error('useCall is for what is below ApiProvider')
  return call
}

/**
 * Gives what is below it the management API. What may be asked twice is asked again after a transient
 * error, with growing pauses; `useConnection` tells of it.
 *
 * @param onUnauthenticated told when the API no longer knows the access token
 */
export function ApiProvider(props: {
  readonly access: ApiAccess
  readonly onUnauthenticated: () => void
  readonly children: ReactNode
}) {
  const { access, onUnauthenticated } = props
  const [call] = useState(() => apiClient(access))
  const [queryClient] = useState(() => newQueryClient(onUnauthenticated))
  return (
    <CallContext value={call}>
      <QueryClientProvider client={queryClient}>{props.children}</QueryClientProvider>
    </CallContext>
  )
}

function newQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) onUnauthenticated()
  }
  const again = { retry: mayRetry, retryDelay: retryMilliseconds }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { ...again, staleTime: 10_000 },
      // A change is made now or not at all: never later, when the network is back and nobody looks. What it
      // was given and has answered is forgotten with the dialog that made it.
      mutations: { ...again, networkMode: 'always', gcTime: 0 },
    },
  })
}

function mayRetry(failures: number, error: Error): boolean {
  return error instanceof ApiError && error.isTransient && failures < RETRIES_MAX
}

function retryMilliseconds(failures: number, error: Error): number {
  const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
  return Math.min(BACKOFF_MILLISECONDS_MAX, Math.max(asked, 500 * 2 ** failures))
}
