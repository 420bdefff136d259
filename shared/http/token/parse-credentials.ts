import type { Credentials } from '../../domain/tokens/authenticate-keypair.ts'
import type { issueToken } from '../../operations/issue-token.ts'
import { type HttpEvent, headerOf } from '../http-event.ts'
import { invalidClient, invalidRequest } from './oauth-error.ts'
import { parseBasic } from './parse-basic.ts'
import type { Parameters } from './parse-form.ts'

/**
 * Reads the client's credentials from the Authorization header or the body, but not from both. It never reads
 * the query.
 *
 * @throws {OAuthError} invalid_request when the request uses more than one mechanism or has two client ids;
 * invalid_client when it has no usable credentials
 * @see RFC 6749 §2.3
 */
export function parseCredentials(
  event: HttpEvent,
  form: Parameters<typeof issueToken.form>,
): Credentials {
  const authorization = headerOf(event, 'authorization')
  const clientId = form.get('client_id')
  const clientSecret = form.get('client_secret')
  const assertion = form.get('client_assertion') ?? form.get('client_assertion_type')
  const mechanisms = [authorization, clientSecret, assertion].filter((used) => used !== undefined)
  if (mechanisms.length > 1) {
    throw invalidRequest('Use one way of client authentication, not several.')
  }
  if (authorization !== undefined) {
    const basic = parseBasic(authorization)
    if (basic === undefined) throw invalidClient('malformed')
    if (clientId !== undefined && clientId !== basic.username) {
      throw invalidRequest('client_id differs from the one in the Authorization header.')
    }
    return { keyId: basic.username, keySecret: basic.password }
  }
  if (clientId === undefined || clientSecret === undefined) throw invalidClient('no-credentials')
  return { keyId: clientId, keySecret: clientSecret }
}
