import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import { PROBLEMS } from '../../operations/contract/problems.ts'
import type { HttpResult } from '../http-event.ts'

const PROBLEM_MEDIA_TYPE = 'application/problem+json'

const RETRY_AFTER_SECONDS = 1

/**
 * Turns an error into a problem document. Anything but a `DomainError` becomes a 500 without details. The
 * log has its cause, under the same request ID.
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
  // RFC 6750 §3. The gateway's authorizer answers most of these itself. Forged events get this answer.
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' }
  if (code === 'insufficient-scope')
    return { 'www-authenticate': 'Bearer error="insufficient_scope"' }
  return {}
}
