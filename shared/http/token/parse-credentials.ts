import type { Credentials } from '../../domain/tokens/authenticate-keypair.ts'
import type { issueToken } from '../../operations/issue-token.ts'
import { type HttpEvent, headerOf } from '../http-event.ts'
import { invalidClient, invalidRequest } from './oauth-error.ts'
import { parseBasic } from './parse-basic.ts'
import type { Parameters } from './parse-form.ts'

/**
 * Reads the client's credentials, from the Authorization header or the body: exactly one of them.
 * What stands in the query is never looked at.
 *
 * @throws {OAuthError} invalid_request when there is more than one mechanism, or two client ids;
 * invalid_client when there is none that works here
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
      throw invalidRequest('client_id is not the one in the Authorization header.')
    }
    return { keyId: basic.username, keySecret: basic.password }
  }
  if (clientId === undefined || clientSecret === undefined) throw invalidClient('no-credentials')
  return { keyId: clientId, keySecret: clientSecret }
}
