import { DomainError, type ErrorCode } from '../domain/errors.ts'
import type { HttpResult } from './event.ts'

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** The HTTP status and title of every error code. */
export const PROBLEMS: Record<ErrorCode, { readonly status: number; readonly title: string }> = {
  'invalid-request': { status: 400, title: 'Bad Request' },
  unauthenticated: { status: 401, title: 'Unauthorized' },
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

const RETRY_AFTER_SECONDS = 1

/**
 * An error as a problem document. What is not ours to tell — anything that is no `DomainError` — is a
 * bare 500 with the request id; its cause is in the log.
 *
 * @see RFC 9457 §3
 */
export function problemResult(error: unknown, requestId: string): HttpResult {
  const known = error instanceof DomainError ? error : undefined
  const code = known?.code ?? 'internal-error'
  const { status, title } = PROBLEMS[code]
  const document = {
    type: 'about:blank',
    title,
    status,
    detail: known?.message ?? 'Something went wrong on our side.',
    instance: `/requests/${encodeURIComponent(requestId)}`,
    code,
    requestId,
    ...(known && known.members.length > 0 && { errors: known.members }),
  }
  return {
    statusCode: status,
    headers: { 'content-type': PROBLEM_MEDIA_TYPE, ...headersOf(code) },
    body: JSON.stringify(document),
  }
}

function headersOf(code: ErrorCode): Record<string, string> {
  if (code === 'temporarily-unavailable') return { 'retry-after': String(RETRY_AFTER_SECONDS) }
  // RFC 6750 §3: the gateway's authorizer answers most of these itself; a forged event gets this.
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' }
  if (code === 'forbidden') return { 'www-authenticate': 'Bearer error="insufficient_scope"' }
  return {}
}
