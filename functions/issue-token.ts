import { authenticateKeypair } from '../shared/domain/tokens/authenticate-keypair.ts'
import { grantedScopes, requestableScopes } from '../shared/domain/tokens/scopes.ts'
import { ACCESS_TOKEN_TYPE, tokenClaims } from '../shared/domain/tokens/token-claims.ts'
import { invalidClient, OAuthError } from '../shared/http/token/oauth-error.ts'
import { serveToken } from '../shared/http/token/serve-token.ts'
import { issueToken } from '../shared/operations/issue-token.ts'

export const createHandler = serveToken(issueToken, async (request, ports) => {
  const { credentials, scopes, now, note } = request
  const authenticated = await authenticateKeypair(credentials, ports, now)
  if (typeof authenticated === 'string') throw invalidClient(authenticated)
  const { keypair, secret, owner } = authenticated
  note({ keyId: keypair.keyId, secretId: secret.secretId })

  const granted = grantedScopes(scopes, requestableScopes(keypair.scopes, owner.type))
  if (granted === undefined) {
    throw new OAuthError(
      'invalid_scope',
      'The keypair may not request this scope, or has no scopes.',
    )
  }
  const claims = tokenClaims(ports, keypair, authenticated, granted, now)
  const [token, usageRecorded] = await Promise.all([
    ports.signingRing.sign(ACCESS_TOKEN_TYPE, claims, now),
    ports.usageRecorder.record(keypair, secret.secretId, now),
  ])
  note({ tokenId: claims.jti, usageRecorded })
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: claims.exp - claims.iat,
    scope: claims.scope,
  }
})
