import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Answer, answerOf } from '../../local-stack/answer.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { basic, GRANT, rawRequest } from '../../support/token-requests.ts'

const TOKEN = '/oauth2/token'
const JWKS = '/.well-known/jwks.json'
const METADATA = '/.well-known/oauth-authorization-server'

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterEach(() => {
  product.dynamodb.recover()
})

afterAll(async () => {
  await product.stop()
})

const answers: readonly (readonly [string, number, () => Promise<Answer>])[] = [
  ['a token', 200, () => product.token(keypair)],
  ['the key set', 200, () => product.api('GET', JWKS)],
  ['a key set that has not changed', 304, cachedKeySet],
  ['the metadata', 200, () => product.api('GET', METADATA)],
  ['a preflight', 204, () => product.api('OPTIONS', TOKEN)],
  ['no form', 400, () => product.tokenRequest('', { 'content-type': 'text/plain' })],
  ['no credentials', 401, () => product.tokenRequest(GRANT)],
  ['an unknown path', 404, () => product.api('GET', '/nothing/here')],
  ['a wrong method', 405, () => product.api('GET', TOKEN)],
  ['a wrong method on the key set', 405, () => product.api('POST', JWKS)],
  ['a body too large', 413, () => product.tokenRequest('x'.repeat(9_000), basic(keypair))],
  ['a compressed body', 415, () => product.tokenRequest(GRANT, { 'content-encoding': 'gzip' })],
  ['a fault', 503, faulty],
]

async function cachedKeySet(): Promise<Answer> {
  return await product.api('GET', JWKS, { headers: { 'if-none-match': '*' } })
}

async function faulty(): Promise<Answer> {
  product.dynamodb.failWith(() => ({ kind: 'reset' }))
  return await product.api('GET', JWKS)
}

test.each(answers)(
  'the answer to %s, %i, is for HTTPS only, and browsers do not guess its type [H-01] [H-02]',
  async (_, status, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    const [, maxAge] =
      /^max-age=(\d+); includeSubDomains$/.exec(
        answer.headers.get('strict-transport-security') ?? '',
      ) ?? []
    expect(Number(maxAge)).toBeGreaterThanOrEqual(31_536_000)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    if (answer.text !== '') {
      expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/)
    }
    for (const name of ['server', 'x-powered-by']) expect(answer.headers.get(name)).toBeNull()
  },
)

async function preflight(path: string, method: string, origin: string): Promise<Answer> {
  return await answerOf(
    await fetch(product.stack.url + path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method },
    }),
  )
}

// No page should have a key secret to send: it would have shown the secret to everybody.
test.each(['https://evil.example', 'null', 'http://localhost:3000', 'https://console.example'])(
  'no page at %s may call the token endpoint [H-03]',
  async (origin) => {
    const calls = [
      await product.tokenRequest(GRANT, { ...basic(keypair), origin }),
      await product.tokenRequest(GRANT, { origin }),
      await preflight(TOKEN, 'POST', origin),
    ]
    for (const { headers } of calls) {
      const cors = [...headers.keys()].filter((name) => name.startsWith('access-control-'))
      expect(cors).toEqual([])
    }
  },
)

test.each([JWKS, METADATA])('any page may read %s, without credentials [H-03]', async (path) => {
  const origin = 'https://any.example'
  const read = await product.api('GET', path, { headers: { origin } })
  expect(read.status).toBe(200)
  for (const { headers } of [read, await preflight(path, 'GET', origin)]) {
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  }
})

test.each([
  ['PUT', '/oauth2/token', 'POST, OPTIONS'],
  ['TRACE', '/oauth2/token', 'POST, OPTIONS'],
  ['TRACE', JWKS, 'GET, HEAD, OPTIONS'],
  ['DELETE', METADATA, 'GET, HEAD, OPTIONS'],
])('%s %s gets the list of allowed methods [H-04]', async (method, path, allow) => {
  const answer = await rawRequest(product.stack.url + path, { method })
  expect({ status: answer.status, allow: answer.headers.allow }).toEqual({ status: 405, allow })
})

test.each([
  '/oauth2',
  '/oauth2/',
  '/oauth2/token/',
  '/oauth2/token/x',
  '/oauth2//token',
  '/OAuth2/Token',
  '/.well-known',
  '/.well-known/jwks',
  '/.well-known/jwks.json/',
])('the answer to the unknown path %s is JSON [H-04]', async (path) => {
  const { status, headers, json } = await product.api('GET', path)
  expect({ status, code: json.code }).toEqual({ status: 404, code: 'not-found' })
  expect(headers.get('content-type')).toBe('application/problem+json')
})
