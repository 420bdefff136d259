import * as z from 'zod/mini'
import { defineOAuthOperation } from './contract/oauth-operation.ts'
import { noParams } from './schemas/primitives.ts'

/** RFC 6749 §5.1. There is no refresh token (§4.4.3). */
const tokenResponse = z
  .object({
    access_token: z.string().check(z.describe('A JWT access token (RFC 9068), ES256.')),
    token_type: z.literal('Bearer'),
    expires_in: z.int().check(z.describe('Seconds.')),
    scope: z.string().check(z.describe('What was granted, separated by spaces.')),
  })
  .check(z.meta({ id: 'TokenResponse' }))

/** RFC 6749 §4.4.2, and §2.3.1 for the credentials. */
const tokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  scope: z.optional(
    z
      .string()
      .check(
        z.describe('Scopes with one space between each. Without it: all that the keypair has.'),
      ),
  ),
  client_id: z.optional(
    z.string().check(z.describe('The key ID, where the Authorization header does not carry it.')),
  ),
  client_secret: z.optional(
    z.string().check(
      z.meta({
        format: 'password',
        description: 'The key secret, where the Authorization header does not carry it.',
      }),
    ),
  ),
})

/** The token endpoint (RFC 6749 §3.2, §4.4). Its steps are in `http/token/`. */
export const issueToken = defineOAuthOperation({
  id: 'issue-token',
  method: 'POST',
  paths: ['/oauth2/token'],
  caller: 'keypair',
  summary: 'Exchange a keypair for an access token (client credentials grant).',
  params: noParams,
  query: z.looseObject({}),
  form: {
    description: 'At most 8 KiB. A parameter named here must not be repeated; others are ignored.',
    parameters: tokenRequest,
    // RFC 7521 §4.2: another way of client authentication, which must not stand beside ours.
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
