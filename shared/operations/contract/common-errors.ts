import type { ErrorCode } from '../../domain/errors.ts'
import type { JsonOperation } from './json-operation.ts'
import type { Caller } from './routed-operation.ts'

const ALWAYS: readonly ErrorCode[] = ['temporarily-unavailable', 'internal-error']
const OF_BODY: readonly ErrorCode[] = ['body-too-large', 'unsupported-media-type']

const OF_CALLER: Record<Caller, readonly ErrorCode[]> = {
  administrator: ['invalid-request', 'unauthenticated', 'insufficient-scope', 'not-found'],
  user: ['invalid-request', 'unauthenticated', 'insufficient-scope'],
  platform: ['invalid-request', 'forbidden'],
  keypair: [],
  anyone: ['invalid-request'],
}

/**
 * Every error that an operation may answer: its own, those of its kind of caller, and those of any request.
 */
export function errorsOf(operation: JsonOperation): readonly ErrorCode[] {
  const ofBody = operation.body === undefined ? ['body-too-large' as const] : OF_BODY
  return [...new Set([...OF_CALLER[operation.caller], ...operation.errors, ...ofBody, ...ALWAYS])]
}
