import type { ErrorCode } from '../../domain/errors.ts'

/** The HTTP status and title of every error code. */
export const PROBLEMS: Record<ErrorCode, { readonly status: number; readonly title: string }> = {
  'invalid-request': { status: 400, title: 'Bad Request' },
  unauthenticated: { status: 401, title: 'Unauthorized' },
  'insufficient-scope': { status: 403, title: 'Forbidden' },
  forbidden: { status: 403, title: 'Forbidden' },
  'not-found': { status: 404, title: 'Not Found' },
  'method-not-allowed': { status: 405, title: 'Method Not Allowed' },
  'account-not-open': { status: 409, title: 'Conflict' },
  'environment-of-another-account': { status: 409, title: 'Conflict' },
  'keypair-limit-reached': { status: 409, title: 'Conflict' },
  'last-live-secret': { status: 409, title: 'Conflict' },
  'precondition-failed': { status: 412, title: 'Precondition Failed' },
  'body-too-large': { status: 413, title: 'Content Too Large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported Media Type' },
  'temporarily-unavailable': { status: 503, title: 'Service Unavailable' },
  'internal-error': { status: 500, title: 'Internal Server Error' },
}
