import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noParams } from './schemas/primitives.ts'

const metadata = z
  .object({
    issuer: z.string(),
    token_endpoint: z.string(),
    jwks_uri: z.string(),
    grant_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
  })
  .check(z.meta({ id: 'AuthorizationServerMetadata' }))

/**
 * The metadata of RFC 8414. The second path has the same document, for verifiers that only read that path
 * (such as the JWT authorizers of API Gateway).
 */
export const getMetadata = defineOperation({
  id: 'get-metadata',
  method: 'GET',
  paths: ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'],
  caller: 'anyone',
  summary: 'Get the authorization server metadata.',
  params: noParams,
  query: z.looseObject({}),
  body: undefined,
  success: { 200: metadata },
  errors: [],
  uses: ['issuer'],
})
