import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCOPE_CATALOGUE } from '../../../shared/domain/tokens/scope-catalogue.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import {
  basic,
  expectOAuthError,
  expectToken,
  FORM,
  GRANT,
  posted,
  rawRequest,
} from '../../support/token-requests.ts'

const METADATA = '/.well-known/oauth-authorization-server'
const OPENID_CONFIGURATION = '/.well-known/openid-configuration'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test.each([METADATA, OPENID_CONFIGURATION])(
  '%s contains everything that a client needs [MD-01] [MD-02] [MD-03]',
  async (path) => {
    const { url } = product.stack
    const { status, headers, json } = await product.api('GET', path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toMatch(/max-age=\d+/)
    expect(json).toEqual({
      issuer: url,
      token_endpoint: `${url}/oauth2/token`,
      jwks_uri: `${url}/.well-known/jwks.json`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      scopes_supported: SCOPE_CATALOGUE.map((scope) => scope.name),
    })
  },
)

test('the second path answers the same bytes as the first [MD-01]', async () => {
  const first = await product.api('GET', METADATA)
  expect((await product.api('GET', OPENID_CONFIGURATION)).text).toBe(first.text)
})

test.each([METADATA, OPENID_CONFIGURATION])('%s can only be read [MD-01] [H-04]', async (path) => {
  const head = await product.api('HEAD', path)
  expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const { status, headers } = await product.api(method, path)
    expect({ status, allow: headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, HEAD, OPTIONS',
    })
  }
})

test('the issuer is a bare origin, and the same one as in tokens [MD-02]', async () => {
  const { issuer } = (await product.api('GET', METADATA)).json
  const { search, hash, pathname, origin } = new URL(String(issuer))
  expect({ search, hash, pathname, origin }).toEqual({
    search: '',
    hash: '',
    pathname: '/',
    origin: issuer,
  })
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  expect(decodeJwt(expectToken(await product.token(keypair))).iss).toBe(issuer)
})

test('every advertised way to authenticate works, and one that is not advertised fails [MD-03]', async () => {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  const methods = (await product.api('GET', METADATA)).json.token_endpoint_auth_methods_supported
  const ways: Record<string, () => ReturnType<TestStack['tokenRequest']>> = {
    client_secret_basic: () => product.tokenRequest(GRANT, basic(keypair)),
    client_secret_post: () => product.tokenRequest(posted(keypair)),
  }
  expect(methods).toEqual(Object.keys(ways))
  for (const way of Object.values(ways)) expectToken(await way())

  const none = await product.tokenRequest(`${GRANT}&client_id=${keypair.keyId}`)
  expectOAuthError(none, 401, 'invalid_client')
  const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer'
  const assertion = `&client_assertion_type=${type}&client_assertion=a.b.c`
  expectOAuthError(await product.tokenRequest(GRANT + assertion), 401, 'invalid_client')
})

test('a client can get a token for every advertised scope [MD-03]', async () => {
  const scopes = (await product.api('GET', METADATA)).json.scopes_supported as string[]
  const keypair = await product.keypair(await product.account('ada'), 'ada', { scopes })
  for (const scope of scopes) expectToken(await product.token(keypair, { scope }))
})

test('no empty member is advertised, and no grant type that does not exist [MD-04]', async () => {
  const { json } = await product.api('GET', METADATA)
  for (const value of Object.values(json)) expect(value).not.toEqual([])
  expect(json).not.toHaveProperty('authorization_endpoint')
  expect(json).not.toHaveProperty('response_types_supported')
})

test.each(['/oauth2/revoke', '/oauth2/introspect', '/oauth2/authorize', '/oauth2/register'])(
  '%s, which is not advertised, does not exist [MD-03]',
  async (path) => {
    const { status, json } = await product.api('POST', path)
    expect({ status, code: json.code }).toEqual({ status: 404, code: 'not-found' })
  },
)

// An attacker who puts another host's metadata into a cache makes every client send its secret there.
test.each([
  ['Host', 'evil.example'],
  ['Forwarded', 'host=evil.example;proto=https;for=1.2.3.4'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Port', '1'],
  ['X-Forwarded-Prefix', '/evil'],
  ['X-Original-URL', '/evil'],
  ['X-Amzn-Trace-Id', 'evil'],
])('%s does not change the metadata or a token [MD-05] [H-07]', async (name, value) => {
  const { url } = product.stack
  const honest = await product.api('GET', METADATA)
  const { status, body } = await rawRequest(url + METADATA, {
    method: 'GET',
    headers: [[name, value]],
  })
  expect({ status, body }).toEqual({ status: 200, body: honest.text })

  const keypair = await product.keypair(await product.account('ada'), 'ada')
  const answer = await rawRequest(`${url}/oauth2/token`, {
    method: 'POST',
    headers: [
      [name, value],
      ['Content-Type', FORM],
      ['Authorization', basic(keypair).authorization],
    ],
    body: GRANT,
  })
  const { access_token: token } = JSON.parse(answer.body)
  expect(decodeJwt(token).iss).toBe(url)
})
