import type { Refusal } from '../../domain/tokens/authenticate-keypair.ts'
import { issueToken } from '../../operations/issue-token.ts'
import type { RefusalReason } from '../../telemetry/metric-names.ts'
import type { HttpResult } from '../http-event.ts'

type Declared = typeof issueToken.errors
type OAuthErrorCode = keyof Declared
type Status = Declared[OAuthErrorCode][number]

/** The error code for the caller, by reason. All credentials that do not work get the same code. */
const CODES: Readonly<Record<RefusalReason, OAuthErrorCode>> = {
  'no-credentials': 'invalid_client',
  malformed: 'invalid_client',
  'unknown-key-id': 'invalid_client',
  'keypair-removed': 'invalid_client',
  'wrong-secret': 'invalid_client',
  'owner-closed': 'invalid_client',
  'keypair-disabled': 'invalid_client',
  'keypair-expired': 'invalid_client',
  'secret-expired': 'invalid_client',
  invalid_request: 'invalid_request',
  unsupported_grant_type: 'unsupported_grant_type',
  invalid_scope: 'invalid_scope',
  temporarily_unavailable: 'temporarily_unavailable',
  server_error: 'server_error',
}

/**
 * An error of the token endpoint. The description is for the caller, and may only have the characters that
 * RFC 6749 §5.2 allows (no `"`, no `\`). The reason is for logs and metrics. The default status is the
 * first one that the operation declares for the error.
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly reason: RefusalReason
  readonly error: OAuthErrorCode
  readonly status: Status

  constructor(reason: RefusalReason, description: string, status?: Status) {
    super(description)
    this.reason = reason
    this.error = CODES[reason]
    this.status = status ?? issueToken.errors[this.error][0]
  }
}

export function invalidRequest(
  description: string,
  status?: Declared['invalid_request'][number],
): OAuthError {
  return new OAuthError('invalid_request', description, status)
}

/**
 * The only answer to credentials that do not work. It has the same bytes for unknown, wrong, disabled,
 * expired and removed ones, and for those of a closed owner.
 */
export function invalidClient(reason: Refusal | 'no-credentials'): OAuthError {
  return new OAuthError(reason, 'Client authentication failed.')
}

const RETRY_AFTER_SECONDS = 1
// §5.2 requires a challenge if the client used the Authorization header. RFC 9110 §15.5.2 requires one on
// every 401.
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
