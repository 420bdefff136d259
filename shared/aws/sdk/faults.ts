import { millisecondsLeft } from '../../domain/deadline.ts'
import { unavailable } from '../../domain/errors.ts'
import { ATTEMPTS_MAX, REQUEST_TIMEOUT_MILLISECONDS } from './clients.ts'

/** Our own mistake in a request. Trying again would not help, so it is not "unavailable". */
const OUR_MISTAKE = 'ValidationException'

/** What the SDK is told with every call. */
interface CallOptions {
  readonly requestTimeout: number
}

/**
 * How long one try of a call may take: all its tries together no longer than what is left of the
 * request's deadline.
 *
 * @throws {Error} when nothing is left
 */
function patience(): number {
  const left = Math.min(REQUEST_TIMEOUT_MILLISECONDS, millisecondsLeft() / ATTEMPTS_MAX)
  if (left <= 0) throw new Error('the deadline of the request has passed')
  return Math.ceil(left)
}

/**
 * Makes a call to AWS and turns every fault — throttling, a time-out, a reset connection, a malformed
 * reply, a denied permission, a deadline that has passed — into one error: a fault is never an answer.
 *
 * @throws {DomainError} temporarily-unavailable, with the fault as its cause
 */
export async function guarded<T>(call: (options: CallOptions) => Promise<T>): Promise<T> {
  try {
    return await call({ requestTimeout: patience() })
  } catch (error) {
    if (error instanceof Error && error.name === OUR_MISTAKE) throw error
    throw unavailable(error)
  }
}

/**
 * Makes a call that carries a secret. Of a fault it tells the name, the code and AWS's id, and no words:
 * those may say what was sent, and words are logged.
 *
 * @throws {DomainError} temporarily-unavailable
 */
export async function guardedWithKeySecret<T>(
  call: (options: CallOptions) => Promise<T>,
): Promise<T> {
  return await guarded(async (options) => {
    try {
      return await call(options)
    } catch (error) {
      throw withoutWords(error)
    }
  })
}

function withoutWords(thrown: unknown): Error {
  const told = new Error('a call that carries a secret failed')
  if (!(thrown instanceof Error)) return told
  const { name, code, $metadata } = {
    code: undefined,
    $metadata: undefined,
    ...thrown,
    name: thrown.name,
  }
  return Object.assign(told, { name: asName(name) ?? 'Error', code: asName(code), $metadata })
}

/** A name of AWS's or of Node's, which has no room for a secret; anything else may be what was sent. */
function asName(name: unknown): string | undefined {
  return typeof name === 'string' && /^[A-Za-z_]{1,40}$/.test(name) ? name : undefined
}
