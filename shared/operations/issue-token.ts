import * as z from 'zod/mini'
import { defineOAuthOperation } from './contract/oauth-operation.ts'
import { noParams } from './schemas/primitives.ts'

/** The response of RFC 6749 §5.1. There is no refresh token (§4.4.3). */
const tokenResponse = z
  .object({
    access_token: z.string().check(z.describe('A JWT access token (RFC 9068), ES256.')),
    token_type: z.literal('Bearer'),
    expires_in: z.int().check(z.describe('The lifetime of the token in seconds.')),
    scope: z.string().check(z.describe('The granted scopes, separated by spaces.')),
  })
  .check(z.meta({ id: 'TokenResponse' }))

/** The request of RFC 6749 §4.4.2, with the credentials of §2.3.1. */
const tokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  scope: z.optional(
    z
      .string()
      .check(
        z.describe('Scopes, separated by single spaces. If omitted: all scopes of the keypair.'),
      ),
  ),
  client_id: z.optional(
    z.string().check(z.describe('The key ID, unless it is in the Authorization header.')),
  ),
  client_secret: z.optional(
    z.string().check(
      z.meta({
        format: 'password',
        description: 'The key secret, unless it is in the Authorization header.',
      }),
    ),
  ),
})

/** The token endpoint (RFC 6749 §3.2, §4.4). The code for its request and errors is in `http/token/`. */
export const issueToken = defineOAuthOperation({
  id: 'issue-token',
  method: 'POST',
  paths: ['/oauth2/token'],
  caller: 'keypair',
  summary: 'Exchange a keypair for an access token (client credentials grant).',
  params: noParams,
  query: z.looseObject({}),
  form: {
    description: 'At most 8 KiB. The parameters below must not be repeated. Others are ignored.',
    parameters: tokenRequest,
    // RFC 7521 §4.2: another way of client authentication, which must not be combined with ours.
    recognised: ['client_assertion', 'client_assertion_type'],
  },
  success: { 200: tokenResponse },
  errors: {
    invalid_request: [400, 405, 413, 415],
    invalid_client: [401],
    invalid_scope: [400],
    unsupported_grant_type: [400],
    temporarily_unavailable: [503],
    server_error: [500],
  },
  uses: [
    'credentialReader',
    'secretVerifier',
    'usageRecorder',
    'signingRing',
    'issuer',
    'audience',
    'tokenLifetimeSeconds',
  ],
})
