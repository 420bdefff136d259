import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useState } from 'react'
import { ApiError } from './api-error.ts'
import { type ApiAccess, apiClient, type Call } from './call.ts'

/** After this many failures in a row, the console stops and lets the reader decide. */
const RETRIES_MAX = 5
const BACKOFF_MILLISECONDS_MAX = 10_000

const CallContext = createContext<Call | undefined>(undefined)

/** The function that calls the API. */
export function useCall(): Call {
  const call = use(CallContext)
  if (call === undefined) throw new Error('useCall was used outside ApiProvider')
  return call
}

/**
 * Provides the API to the components below it. After a transient error it repeats the request, with growing
 * pauses, if the request may be repeated. `useConnection` says when that happens.
 *
 * @param onUnauthenticated called when the API no longer accepts the access token
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
      // A change is made now or not at all, never later when the network is back and nobody is looking. Its
      // input and its answer are forgotten when its dialog closes.
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
