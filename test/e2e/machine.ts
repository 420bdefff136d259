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

  /** Checks the token offline, as the API that it is for does, by the keys that the stage publishes. */
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
 * Asks for a token as a machine does, with a client that others wrote, which finds the token endpoint
 * by the issuer alone.
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
      // Only where the stage is on this machine.
      execute: stage.url.startsWith('http://') ? [openid.allowInsecureRequests] : [],
    },
  )
  const { access_token, scope } = await openid.clientCredentialsGrant(configuration, parameters)
  return new Issued(access_token, scope)
}
