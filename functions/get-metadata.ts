import { SCOPE_CATALOGUE } from '../shared/domain/tokens/scope-catalogue.ts'
import { serve } from '../shared/http/serve.ts'
import { getJwks } from '../shared/operations/get-jwks.ts'
import { getMetadata } from '../shared/operations/get-metadata.ts'
import { issueToken } from '../shared/operations/issue-token.ts'

const CACHE_SECONDS = 300

/** There are no response types, and an empty `response_types_supported` must be left out (RFC 8414 §3.2). */
export const createHandler = serve(getMetadata, async (_, { issuer }) => ({
  status: 200,
  headers: { 'cache-control': `public, max-age=${CACHE_SECONDS}` },
  body: {
    issuer,
    token_endpoint: issuer + issueToken.paths[0],
    jwks_uri: issuer + getJwks.paths[0],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: SCOPE_CATALOGUE.map((scope) => scope.name),
  },
}))
