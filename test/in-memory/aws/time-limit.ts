import { REQUEST_TIMEOUT_MILLISECONDS } from '../../../shared/aws/sdk/clients.ts'

interface Limits {
  readonly abortSignal?: unknown
  /** In milliseconds; infinite for no limit. */
  readonly requestTimeout?: number
}

/**
 * Waits no longer than the SDK's own request handler would.
 *
 * @throws {Error} named AbortError or TimeoutError, as the SDK's handler does
 */
export async function withinTime<T>(work: Promise<T>, limits: Limits): Promise<T> {
  const { abortSignal: signal, requestTimeout = REQUEST_TIMEOUT_MILLISECONDS } = limits
  const over = Promise.withResolvers<never>()
  const abort = () => over.reject(named('AbortError', 'Request aborted'))
  const timeOut = () => over.reject(named('TimeoutError', 'Request timed out'))
  const timer = Number.isFinite(requestTimeout) ? setTimeout(timeOut, requestTimeout) : undefined
  if (signal instanceof AbortSignal) {
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
  }
  try {
    return await Promise.race([over.promise, work])
  } finally {
    clearTimeout(timer)
    if (signal instanceof AbortSignal) signal.removeEventListener('abort', abort)
  }
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name })
}
