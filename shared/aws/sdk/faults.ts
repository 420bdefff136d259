import { millisecondsLeft } from '../../domain/deadline.ts'
import { unavailable } from '../../domain/errors.ts'
import { ATTEMPTS_MAX, REQUEST_TIMEOUT_MILLISECONDS } from './clients.ts'

/** A mistake in our request. Trying again would not help, so it does not become `temporarily-unavailable`. */
const OUR_MISTAKE = 'ValidationException'

/** The options of every SDK call. */
interface CallOptions {
  readonly requestTimeout: number
}

/**
 * How long one try of a call may take, in milliseconds. All tries together must end before the request's
 * deadline.
 *
 * @throws {Error} when the deadline has passed
 */
function patience(): number {
  const left = Math.min(REQUEST_TIMEOUT_MILLISECONDS, millisecondsLeft() / ATTEMPTS_MAX)
  if (left <= 0) throw new Error('the deadline of the request has passed')
  return Math.ceil(left)
}

/**
 * Makes a call to AWS, and turns every fault into one error: throttling, a time-out, a reset connection, a
 * malformed reply, a denied permission, or a deadline that has passed. A fault must never look like an
 * answer.
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
 * Makes a call that carries a key secret. If it fails, the error has the name, the code and the AWS request
 * ID of the fault, but not its message: that may quote what was sent, and messages are logged.
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
  const safe = new Error('a call that carries a key secret failed')
  if (!(thrown instanceof Error)) return safe
  const { name, code, $metadata } = {
    code: undefined,
    $metadata: undefined,
    ...thrown,
    name: thrown.name,
  }
  return Object.assign(safe, { name: asName(name) ?? 'Error', code: asName(code), $metadata })
}

/** Accepts only a name that AWS or Node could have given. Any other text might quote what was sent. */
function asName(name: unknown): string | undefined {
  return typeof name === 'string' && /^[A-Za-z_]{1,40}$/.test(name) ? name : undefined
}
