import type { Credentials } from '../../domain/tokens/authenticate-keypair.ts'
import { SCOPE_TOKEN_PATTERN } from '../../domain/tokens/scopes.ts'
import type { issueToken } from '../../operations/issue-token.ts'
import type { HttpEvent } from '../http-event.ts'
import { invalidRequest, OAuthError } from './oauth-error.ts'
import { parseCredentials } from './parse-credentials.ts'
import { type Parameters, parseForm } from './parse-form.ts'

type TokenForm = typeof issueToken.form

export interface TokenRequest {
  readonly credentials: Credentials
  /** The requested scopes. Undefined means all scopes that the keypair may request. */
  readonly scopes: readonly string[] | undefined
}

/**
 * Reads and checks a token request. This happens before any call to AWS.
 *
 * @throws {OAuthError}
 * @see RFC 6749 §4.4.2
 */
export function parseTokenRequest(event: HttpEvent, declared: TokenForm): TokenRequest {
  const form = parseForm(event, declared)
  checkGrantType(form)
  const scopes = parseScope(form)
  const credentials = parseCredentials(event, form)
  return { credentials, scopes }
}

function checkGrantType(form: Parameters<TokenForm>): void {
  const grantType = form.get('grant_type')
  if (grantType === undefined) throw invalidRequest('grant_type is required.')
  if (grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'grant_type must be client_credentials.')
  }
}

/** Parses scope tokens, which are separated by single spaces (§3.3). */
function parseScope(form: Parameters<TokenForm>): readonly string[] | undefined {
  const scopes = form.get('scope')?.split(' ')
  if (scopes?.every((scope) => SCOPE_TOKEN_PATTERN.test(scope)) === false) {
    throw new OAuthError('invalid_scope', 'scope must be scope names, separated by single spaces.')
  }
  return scopes
}
