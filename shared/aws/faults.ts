import { deadline } from '../domain/deadline.ts'
import { unavailable } from '../domain/errors.ts'

/** Our own mistake in a request. Trying again would not help, so it is not "unavailable". */
const OUR_MISTAKE = 'ValidationException'

/** What the SDK is told with every call. */
interface CallOptions {
  readonly abortSignal: AbortSignal | undefined
}

/**
 * Makes a call to AWS and turns every fault — throttling, a time-out, a reset connection, a malformed
 * reply, a denied permission, a deadline that has passed — into one error: a fault is never an answer.
 *
 * @throws {DomainError} temporarily-unavailable, with the fault as its cause
 */
export async function guarded<T>(call: (options: CallOptions) => Promise<T>): Promise<T> {
  try {
    return await call({ abortSignal: deadline() })
  } catch (error) {
    if (error instanceof Error && error.name === OUR_MISTAKE) throw error
    throw unavailable(error)
  }
}
