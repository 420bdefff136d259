import { REQUEST_TIMEOUT_MILLISECONDS } from '../../../shared/aws/sdk/clients.ts'

interface Bounds {
  readonly abortSignal?: unknown
  /** In milliseconds; infinite for a patience that has no end. */
  readonly requestTimeout?: number
}

/**
 * Waits no longer than the SDK would have its own handler wait.
 *
 * @throws {Error} named AbortError or TimeoutError, as that handler does
 */
export async function bounded<T>(work: Promise<T>, options: Bounds): Promise<T> {
  const { abortSignal: signal, requestTimeout = REQUEST_TIMEOUT_MILLISECONDS } = options
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
