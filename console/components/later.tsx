import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { networkError } from '../api/api-error.ts'
import { ErrorAlert } from './messages/error-alert.tsx'

/**
 * A component whose code is fetched when it is first shown. Unlike with `lazy`, code that could not be fetched
 * is tried again, by itself and when somebody asks for it, and takes nothing else from the screen.
 *
 * @param name unlike any other's
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
