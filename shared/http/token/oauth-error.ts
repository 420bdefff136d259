import type { HttpResult } from '../event.ts'

type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable'
  | 'server_error'

/**
 * An error of the token endpoint. The description is for the caller, in characters that RFC 6749 §5.2
 * allows (no `"`, no `\`); the reason is for the log.
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly error: OAuthErrorCode
  readonly status: number
  readonly reason: string | undefined

  constructor(
    error: OAuthErrorCode,
    description: string,
    options: { status?: number; reason?: string } = {},
  ) {
    super(description)
    this.error = error
    this.status = options.status ?? 400
    this.reason = options.reason
  }
}

export function invalidRequest(description: string, status = 400): OAuthError {
  return new OAuthError('invalid_request', description, { status })
}

/**
 * The one answer to credentials that do not work, whatever is wrong with them: unknown, wrong,
 * disabled, expired, removed or of a closed owner are the same bytes.
 */
export function invalidClient(reason: string): OAuthError {
  return new OAuthError('invalid_client', 'Client authentication failed.', { status: 401, reason })
}

const RETRY_AFTER_SECONDS = 1
// §5.2 asks for a challenge when the client used the Authorization header; RFC 9110 §15.5.2, on every 401.
const CHALLENGE = 'Basic realm="feedback-keys", charset="UTF-8"'

/** @see RFC 6749 §5.2 */
export function oauthErrorResult({ error, status, message }: OAuthError): HttpResult {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      pragma: 'no-cache',
      ...(status === 401 && { 'www-authenticate': CHALLENGE }),
      ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    },
    body: JSON.stringify({ error, error_description: message }),
  }
}
