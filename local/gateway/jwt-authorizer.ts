import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { flattenedClaims, scopesOf } from './claims.ts'
import { type Answer, gatewayAnswer } from './gateway-answer.ts'
import type { Authorizer } from './gateway-event.ts'

export interface JwtAuthorizerOptions {
  readonly issuer: string
  readonly jwksUri: string
  readonly audience: string
  /** The scope that all our routes with this authorizer require. */
  readonly scope: string
}

/** An authorizer's result: the caller, or the answer that refuses the request. */
export type Authorization =
  | { readonly authorizer: Authorizer | undefined }
  | { readonly refusal: Answer }

/**
 * Behaves like an HTTP API's JWT authorizer. It checks the signature with the issuer's keys, the issuer, the
 * audience (`aud`, else `client_id`), the times, and the route's scope. It accepts only RS256, because an
 * HTTP API accepts only RSA keys. Only the scope distinguishes an access token from an ID token.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function jwtAuthorizer(
  options: JwtAuthorizerOptions,
): (authorization: string | undefined) => Promise<Authorization> {
  const keys = createRemoteJWKSet(new URL(options.jwksUri))
  return async (authorization) => {
    if (authorization === undefined) return refuse(401, 'Bearer')
    // The scheme is optional and not case-sensitive.
    const [, token] = /^(?:bearer +)?([^\s,]+)$/i.exec(authorization) ?? []
    if (token === undefined) return invalidToken('the token is malformed')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
      })
      return judge(payload, options)
    } catch (error) {
      if (!isFaultOfToken(error)) throw error
      return invalidToken(
        error instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid',
      )
    }
  }
}

function judge(payload: JWTPayload, { audience, scope }: JwtAuthorizerOptions): Authorization {
  if (![payload.aud ?? payload.client_id].flat().includes(audience)) {
    return invalidToken('the token does not have a valid audience')
  }
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000) {
    return invalidToken('the token was issued in the future')
  }
  const scopes = scopesOf(payload)
  if (!scopes.includes(scope)) {
    return refuse(
      403,
      `Bearer scope="${scope}" error="insufficient_scope" error_description="the token lacks it"`,
    )
  }
  return { authorizer: { jwt: { claims: flattenedClaims(payload), scopes } } }
}

/** The caller's fault is every error of jose about the token. Ours is when the keys cannot be fetched. */
function isFaultOfToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)
}

function invalidToken(description: string): Authorization {
  return refuse(401, `Bearer scope="" error="invalid_token" error_description="${description}"`)
}

function refuse(status: 401 | 403, challenge: string): Authorization {
  return { refusal: gatewayAnswer(status, { 'www-authenticate': challenge }) }
}
