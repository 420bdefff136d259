import { createRemoteJWKSet, type JWTPayload, customFetch as joseFetch, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import type { Stage } from './stage.ts'

export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
}

/** An access token that was issued. No failed expectation prints it. */
export class Issued {
  readonly scope: string | undefined
  readonly #accessToken: string

  constructor(accessToken: string, scope: string | undefined) {
    this.#accessToken = accessToken
    this.scope = scope
  }

  /** Checks the token offline with the stage's published keys, as an API of the product does. */
  async verified(stage: Stage): Promise<JWTPayload> {
    const keys = createRemoteJWKSet(new URL(`${stage.url}/.well-known/jwks.json`), {
      [joseFetch]: stage.fetch,
    })
    const { payload } = await jwtVerify(this.#accessToken, keys, {
      issuer: stage.url,
      audience: stage.audience,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })
    return payload
  }
}

/**
 * Requests a token as a machine does, with a client that others wrote. The client needs only the issuer to
 * find the token endpoint.
 *
 * @throws the client's error, with `status` and `error`, when the stage refuses
 */
export async function requestToken(
  stage: Stage,
  { keyId, keySecret }: Credentials,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Issued> {
  const configuration = await openid.discovery(
    new URL(stage.url),
    keyId,
    undefined,
    openid.ClientSecretBasic(keySecret),
    {
      algorithm: 'oauth2',
      [openid.customFetch]: (url, { body, method, headers, redirect, signal }) =>
        stage.fetch(url, { body: body ?? null, method, headers, redirect, signal: signal ?? null }),
      // Only if the stage is on this machine.
      execute: stage.url.startsWith('http://') ? [openid.allowInsecureRequests] : [],
    },
  )
  const { access_token, scope } = await openid.clientCredentialsGrant(configuration, parameters)
  return new Issued(access_token, scope)
}
