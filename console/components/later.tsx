import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { networkError } from '../api/api-error.ts'
import { ErrorAlert } from './messages/error-alert.tsx'

/**
 * A component whose code is loaded when it is first shown. Unlike with `lazy`, a failed load is repeated, by
 * itself and by a button, and nothing else disappears from the screen.
 *
 * @param name unique among these components
 */
export function later<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Later(props: Props) {
    const {
      data: Component,
      error,
      refetch,
    } = useQuery({
      queryKey: ['code', name],
      queryFn: () => load().catch((cause: unknown) => Promise.reject(networkError(cause))),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    })
    if (Component !== undefined) return <Component {...props} />
    return error ? (
      <ErrorAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <Spinner size="large" />
    )
  }
}
