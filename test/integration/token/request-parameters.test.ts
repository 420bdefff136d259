import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf } from '../../local-stack/answer.ts'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import {
  basic,
  expectOAuthError,
  expectToken,
  FORM,
  GRANT,
  posted,
} from '../../support/token-requests.ts'

const QUERIES_SCOPE = 'feedback-queries:read'
const BOTH = [REPORT_SCOPE, QUERIES_SCOPE]

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada', { scopes: BOTH })
})

afterAll(async () => {
  await product.stop()
})

async function send(body: string) {
  return await product.tokenRequest(body, basic(keypair))
}

async function sendToUri(query: string, body: string, headers: Record<string, string> = {}) {
  return await answerOf(
    await fetch(`${product.stack.url}/oauth2/token?${query}`, {
      method: 'POST',
      headers: { 'content-type': FORM, ...headers },
      body,
    }),
  )
}

// URIs end up in logs and histories. A client must learn at its first try that a URI may not contain a
// secret.
test('credentials in the URI authenticate nobody [TE-08]', async () => {
  const query = `client_id=${keypair.keyId}&client_secret=${keypair.keySecret}`
  expectOAuthError(await sendToUri(query, GRANT), 401, 'invalid_client')
})

test('parameters in the URI are not part of the request [TE-08]', async () => {
  expectOAuthError(await sendToUri(GRANT, 'a=1', basic(keypair)), 400, 'invalid_request')

  const narrowed = await sendToUri(`scope=${REPORT_SCOPE}`, GRANT, basic(keypair))
  expectToken(narrowed)
  expect(narrowed.json.scope).toBe(BOTH.join(' '))

  const body = `${GRANT}&scope=${REPORT_SCOPE}`
  const overridden = await sendToUri(`scope=${QUERIES_SCOPE}`, body, basic(keypair))
  expectToken(overridden)
  expect(overridden.json.scope).toBe(REPORT_SCOPE)
})

// Of two equal parameters, two parsers on the way may each choose a different one.
test.each([
  ['grant_type', 'client_credentials', 'client_credentials'],
  ['grant_type', 'client_credentials', 'password'],
  ['scope', REPORT_SCOPE, REPORT_SCOPE],
  ['scope', REPORT_SCOPE, ''],
  ['scope', '', ''],
  ['client_assertion', 'a', 'b'],
  ['client_assertion_type', 'a', 'a'],
])('%s given twice, as %j and %j, is refused [TE-09]', async (name, first, second) => {
  const others = name === 'grant_type' ? '' : `${GRANT}&`
  const body = `${others}${name}=${first}&${name}=${second}`
  expectOAuthError(await send(body), 400, 'invalid_request')
})

test.each(['client_id', 'client_secret'] as const)(
  '%s given twice in the body is refused, whether the values are equal or not [TE-09]',
  async (name) => {
    const own = name === 'client_id' ? keypair.keyId : keypair.keySecret
    for (const value of [own, 'other', '']) {
      const answer = await product.tokenRequest(posted(keypair, `&${name}=${value}`))
      expectOAuthError(answer, 400, 'invalid_request')
    }
  },
)

test('a parameter with an escaped name is the same parameter [TE-09]', async () => {
  expectOAuthError(await send(`${GRANT}&scope=x&%73cope=y`), 400, 'invalid_request')
})

test.each([
  'foo=1',
  'foo=1&foo=2',
  'scope[]=x',
  'scope[a]=b',
  'username=u&password=p',
  '__proto__=x&constructor=y&toString=z',
  'Scope=x&GRANT_TYPE=y',
  'resource=https%3A%2F%2Fa.example',
])('the unknown parameters %j are ignored [TE-09] [TE-10]', async (parameters) => {
  const answer = await send(`${GRANT}&${parameters}`)
  expectToken(answer)
  expect(answer.json.scope).toBe(BOTH.join(' '))
})

test.each(['scope=', 'client_secret=', 'client_id=', 'client_assertion=', 'scope'])(
  'the empty parameter %j counts as omitted [TE-11]',
  async (parameter) => {
    const answer = await send(`${GRANT}&${parameter}`)
    expectToken(answer)
    expect(answer.json.scope).toBe(BOTH.join(' '))
  },
)

test.each(['', 'grant_type=', 'grant_type', 'Grant_type=client_credentials', 'scope=a'])(
  'the body %j has no grant type and is an invalid_request [TE-11] [TE-12]',
  async (body) => {
    expectOAuthError(await send(body), 400, 'invalid_request')
  },
)

test.each([
  'password',
  'refresh_token',
  'authorization_code',
  'CLIENT_CREDENTIALS',
  'client_credentials%20',
  '+client_credentials',
  'client_credentials%00',
  '__proto__',
  'constructor',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
])('the grant type %j is unsupported for everybody [TE-12]', async (grantType) => {
  expectOAuthError(await send(`grant_type=${grantType}`), 400, 'unsupported_grant_type')
})

test.each([
  `${GRANT}&scope=${BOTH.join('+')}`,
  `${GRANT}&scope=${BOTH.join('%20')}`,
  `scope=${encodeURIComponent(BOTH.join(' '))}&${GRANT}`,
  `&&scope=${BOTH.join('+')}&&${GRANT}&`,
  `grant%5Ftype=client%5fcredentials&scope=${BOTH.join('+')}`,
])('the order and the encoding of parameters make no difference: %j [TE-13]', async (body) => {
  const answer = await send(body)
  expectToken(answer)
  expect(answer.json.scope).toBe(BOTH.join(' '))
})
