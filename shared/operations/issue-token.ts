import * as z from 'zod/mini'
import { defineOperation } from './operation.ts'
import { noParams } from './primitives.ts'

/** RFC 6749 §5.1. There is no refresh token (§4.4.3). */
const tokenResponse = z
  .object({
    access_token: z.string().check(z.describe('A JWT access token (RFC 9068), ES256.')),
    token_type: z.literal('Bearer'),
    expires_in: z.int().check(z.describe('Seconds.')),
    scope: z.string().check(z.describe('What was granted, separated by spaces.')),
  })
  .check(z.meta({ id: 'TokenResponse' }))

/**
 * The token endpoint (RFC 6749 §3.2, §4.4). Its request is a form and its errors are OAuth's, so it
 * has steps of its own: see `http/token/`.
 */
export const issueToken = defineOperation({
  id: 'issue-token',
  method: 'POST',
  paths: ['/oauth2/token'],
  caller: 'keypair',
  summary: 'Exchange a keypair for an access token (client credentials grant).',
  params: noParams,
  query: z.looseObject({}),
  body: undefined,
  success: { 200: tokenResponse },
  errors: [],
  uses: ['credentialReader', 'secretVerifier', 'usageRecorder', 'signingRing', 'tokenSettings'],
})
