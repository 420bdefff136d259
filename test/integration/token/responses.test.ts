import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { SCOPE_CATALOGUE } from '../../../shared/domain/tokens/scope-catalogue.ts'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import {
  basic,
  basicOf,
  expectOAuthError,
  expectToken,
  FORM,
  GRANT,
} from '../../support/token-requests.ts'

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterAll(async () => {
  await product.stop()
})

test('a success has the members of RFC 6749 §5.1 and no others [R-01] [R-02]', async () => {
  const answer = await product.token(keypair)

  expect(answer.status).toBe(200)
  expect(answer.json).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: 'Bearer',
    expires_in: 900,
    scope: REPORT_SCOPE,
  })
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('pragma')).toBe('no-cache')
  expect(answer.headers.get('www-authenticate')).toBeNull()
})

test('no successful answer names tables, keys or code, in its body or its headers [E-04]', async () => {
  const wellKnown = ['jwks.json', 'oauth-authorization-server', 'openid-configuration']
  const documents = wellKnown.map((name) => product.api('GET', `/.well-known/${name}`))
  for (const answer of await Promise.all([product.token(keypair), ...documents])) {
    expect(answer.status).toBe(200)
    expectTellsNothing(JSON.stringify([answer.text, ...answer.headers]))
  }
})

test('a token lives exactly as long as the response says: 900 s [R-03]', async () => {
  const before = Math.floor(Date.now() / 1000)
  const { json } = await product.token(keypair)
  const { iat = 0, exp = 0 } = decodeJwt(String(json.access_token))
  expect(exp - iat).toBe(json.expires_in)
  expect(exp - iat).toBe(900)
  expect(iat).toBeGreaterThanOrEqual(before)
  expect(iat).toBeLessThanOrEqual(Math.floor(Date.now() / 1000))
})

// HTTP APIs accept 10 240 bytes of headers in all. A client could get a longer token but not use it.
test('a token with every scope has at most 4 KiB [R-04]', async () => {
  const scopes = SCOPE_CATALOGUE.map((scope) => scope.name)
  const all = await product.keypair(await product.account('ada'), 'ada', { scopes })
  const answer = await product.token(all)
  expect(expectToken(answer).length).toBeLessThanOrEqual(4_096)
  expect(answer.json.scope).toBe(scopes.join(' '))
})

const wrong = () => basicOf(`${newKeyId()}:${newKeySecret()}`)

test.each([
  ['not a form', 400, 'invalid_request', '{}', { 'content-type': 'application/json' }],
  ['no grant type', 400, 'invalid_request', 'a=b', {}],
  ['another grant type', 400, 'unsupported_grant_type', 'grant_type=password', {}],
  ['a malformed scope', 400, 'invalid_scope', `${GRANT}&scope=%22`, {}],
  ['two mechanisms', 400, 'invalid_request', `${GRANT}&client_secret=x`, {}],
  ['a foreign scope', 400, 'invalid_scope', `${GRANT}&scope=x`, {}],
  ['wrong credentials', 401, 'invalid_client', GRANT, { authorization: wrong() }],
  ['another scheme', 401, 'invalid_client', GRANT, { authorization: 'Bearer x' }],
])(
  'the answer to %s is %i %s, in the form of RFC 6749 §5.2 [E-01] [E-02] [R-02] [CA-12]',
  async (_, status, error, body, headers) => {
    const answer = await product.tokenRequest(body, { ...basic(keypair), ...headers })
    expectOAuthError(answer, status, error)
  },
)

test.each(['text/html', 'application/xml;q=1, */*;q=0', 'image/png'])(
  'the answer is JSON whatever the client accepts, such as %s [E-03]',
  async (accept) => {
    const success = await product.tokenRequest(GRANT, { ...basic(keypair), accept })
    expectToken(success)
    expect(success.headers.get('content-type')).toBe('application/json')
    const failure = await product.tokenRequest('', { ...basic(keypair), accept })
    expectOAuthError(failure, 400, 'invalid_request')
  },
)

const CANARY = 'canary-8c1d2f0e'

// Repeated input can be made to attack the reader of a log, a page or an alert.
test.each([
  ['a grant type', `grant_type=${CANARY}`, {}],
  ['a scope', `${GRANT}&scope=${CANARY}`, {}],
  ['a scope against the grammar', `${GRANT}&scope="${CANARY}`, {}],
  ['a client id beside Basic', `${GRANT}&client_id=${CANARY}`, {}],
  ['a client secret beside Basic', `${GRANT}&client_secret=${CANARY}`, {}],
  ['an assertion beside Basic', `${GRANT}&client_assertion=${CANARY}`, {}],
  ['a repeated parameter', `${GRANT}&scope=${CANARY}&scope=${CANARY}`, {}],
  ['a broken escape', `${GRANT}&x=${CANARY}%zz`, {}],
  ['an unknown parameter', `${CANARY}=${CANARY}`, {}],
  ['Basic credentials', GRANT, { authorization: basicOf(`${CANARY}:${CANARY}`) }],
  ['a scheme', GRANT, { authorization: `${CANARY} ${CANARY}` }],
  ['a media type', GRANT, { 'content-type': `${FORM};${CANARY}=${CANARY}` }],
  ['an encoding', GRANT, { 'content-encoding': CANARY }],
  [
    'headers of all sorts',
    'x=1',
    { accept: CANARY, origin: `https://${CANARY}`, 'user-agent': CANARY, 'x-request-id': CANARY },
  ],
])('an error repeats nothing of %s [E-04] [H-08]', async (_, body, headers) => {
  const answer = await product.tokenRequest(body, { ...basic(keypair), ...headers })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expectTellsNothing(JSON.stringify([answer.text, ...answer.headers]))
})

function expectTellsNothing(text: string): void {
  const { stack } = product
  for (const inside of [CANARY, stack.tableName, 'arn:', 'at ', '.ts:', keypair.keySecret]) {
    expect(text.toLowerCase()).not.toContain(inside.toLowerCase())
  }
}
