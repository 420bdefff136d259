// The standard replaces an SDK: clients that others wrote find everything from the issuer, and get a token
// that others' verifiers accept.
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_AUDIENCE } from '../../../local/stack/stack-environment.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'

const insecure = { [oauth.allowInsecureRequests]: true }
const SCOPES = [REPORT_SCOPE, 'feedback-queries:read']

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada', { scopes: SCOPES })
})

afterAll(async () => {
  await product.stop()
})

/** Accepts a token as an API of the product does: with the published keys, and two libraries. */
async function expectAccepted(token: string, scope: string): Promise<void> {
  const issuer = product.stack.url
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: LOCAL_AUDIENCE,
    typ: 'at+jwt',
    algorithms: ['ES256'],
  })
  expect(payload).toMatchObject({ client_id: keypair.keyId, scope })

  const request = new Request(LOCAL_AUDIENCE, { headers: { authorization: `Bearer ${token}` } })
  const claims = await oauth.validateJwtAccessToken(
    await discovered('oauth2'),
    request,
    LOCAL_AUDIENCE,
    insecure,
  )
  expect(claims).toMatchObject({ client_id: keypair.keyId, scope })
}

async function discovered(algorithm: 'oauth2' | 'oidc'): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(product.stack.url)
  const response = await oauth.discoveryRequest(issuer, { algorithm, ...insecure })
  return await oauth.processDiscoveryResponse(issuer, response)
}

const methods = [
  ['client_secret_basic', 'oauth2'],
  ['client_secret_post', 'oauth2'],
  ['client_secret_basic', 'oidc'],
  ['client_secret_post', 'oidc'],
] as const

test.each(methods)(
  'oauth4webapi gets a token with %s, discovering by %s [CA-02] [MD-02] [MD-03]',
  async (method, algorithm) => {
    const server = await discovered(algorithm)
    const client: oauth.Client = { client_id: keypair.keyId }
    const authenticate = {
      client_secret_basic: oauth.ClientSecretBasic,
      client_secret_post: oauth.ClientSecretPost,
    }[method](keypair.keySecret)
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      authenticate,
      { scope: REPORT_SCOPE },
      insecure,
    )
    const token = await oauth.processClientCredentialsResponse(server, client, response)
    expect(token).toMatchObject({ token_type: 'bearer', expires_in: 900, scope: REPORT_SCOPE })
    await expectAccepted(token.access_token, REPORT_SCOPE)
  },
)

async function configured(
  method: 'client_secret_basic' | 'client_secret_post',
  algorithm: 'oauth2' | 'oidc',
  keySecret = keypair.keySecret,
): Promise<openid.Configuration> {
  const authenticate = {
    client_secret_basic: openid.ClientSecretBasic,
    client_secret_post: openid.ClientSecretPost,
  }[method](keySecret)
  return await openid.discovery(
    new URL(product.stack.url),
    keypair.keyId,
    undefined,
    authenticate,
    { algorithm, execute: [openid.allowInsecureRequests] },
  )
}

test.each(methods)(
  'openid-client gets a token with %s, discovering by %s [CA-02] [MD-02] [MD-03]',
  async (method, algorithm) => {
    const token = await openid.clientCredentialsGrant(await configured(method, algorithm))
    expect(token.expiresIn()).toBeGreaterThan(890)
    expect(token.scope).toBe(SCOPES.join(' '))
    await expectAccepted(token.access_token, SCOPES.join(' '))
  },
)

test.each(['client_secret_basic', 'client_secret_post'] as const)(
  'openid-client with %s understands why it is refused [E-01] [E-02]',
  async (method) => {
    const wrong = await configured(method, 'oauth2', newKeySecret())
    await expect(openid.clientCredentialsGrant(wrong)).rejects.toMatchObject({ status: 401 })
    const right = await configured(method, 'oauth2')
    const foreign = openid.clientCredentialsGrant(right, { scope: 'feedback-admin' })
    await expect(foreign).rejects.toMatchObject({ error: 'invalid_scope', status: 400 })
  },
)
