import { SCOPE_CATALOGUE } from '../shared/domain/scope-catalogue.ts'
import { serve } from '../shared/http/serve.ts'
import { getMetadata } from '../shared/operations/get-metadata.ts'

const CACHE_SECONDS = 300

/** `response_types_supported` is left out: there are none, and an empty claim must be (RFC 8414 §3.2). */
export const handler = serve(getMetadata, async (_, { issuer }) => ({
  status: 200,
  headers: { 'cache-control': `public, max-age=${CACHE_SECONDS}` },
  body: {
    issuer,
    token_endpoint: `${issuer}/oauth2/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: SCOPE_CATALOGUE.map((scope) => scope.name),
  },
}))
