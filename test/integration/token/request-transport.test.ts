import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { basic, basicOf, FORM, GRANT, rawRequest } from '../../support/token-requests.ts'
import { basicEvent, coldTokenFunction } from '../../unit/support/token-event.ts'

let product: TestStack
let keypair: CreatedKeypair
let tokenEndpoint: string

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
  tokenEndpoint = `${product.stack.url}/oauth2/token`
})

afterAll(async () => {
  await product.stop()
})

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
  'the token endpoint refuses %s with 405 and Allow for everybody [TE-01] [H-04]',
  async (method) => {
    const { authorization } = basic(keypair)
    const { status, headers, body } = await rawRequest(`${tokenEndpoint}?${GRANT}`, {
      method,
      headers: [
        ['Authorization', authorization],
        ['Content-Type', FORM],
      ],
      ...(method === 'PUT' || method === 'PATCH' ? { body: GRANT } : {}),
    })

    expect(status).toBe(405)
    expect(headers).toMatchObject({
      allow: 'POST, OPTIONS',
      'cache-control': 'no-store',
      'content-type': 'application/json',
    })
    if (method !== 'HEAD') expect(JSON.parse(body)).toMatchObject({ error: 'invalid_request' })
  },
)

test('a form is read the same way whether or not the gateway sends it base64-encoded [TE-05]', async () => {
  const ask = await coldTokenFunction()
  const encoded = Buffer.from(GRANT).toString('base64')

  const results = [
    await ask(basicEvent(keypair, { body: encoded, isBase64Encoded: true })),
    await ask(basicEvent(keypair, { body: GRANT, isBase64Encoded: false })),
  ]

  for (const result of results) {
    expect(result.statusCode).toBe(200)
    expect({ ...result.json, access_token: '' }).toEqual({
      access_token: '',
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'feedback-report:read',
    })
  }
})

// A lenient decoder would skip unknown characters, and read something that nobody else reads.
test.each([
  GRANT,
  '!!!!',
  `${Buffer.from(GRANT).toString('base64')}!`,
  Buffer.from(`${GRANT}&a=é>?`).toString('base64url'),
  `${Buffer.from(GRANT).toString('base64')}\n`,
])(
  'a body that is marked as base64 but is not base64 is refused [TE-05] (case %#)',
  async (body) => {
    const ask = await coldTokenFunction()
    const result = await ask(basicEvent(keypair, { body, isBase64Encoded: true }))
    expect(result).toMatchObject({ statusCode: 400, json: { error: 'invalid_request' } })
  },
)

test('an event without a body is an invalid_request [TE-05]', async () => {
  const ask = await coldTokenFunction()
  const { body: _, ...event } = basicEvent(keypair, { isBase64Encoded: false })
  expect(await ask(event)).toMatchObject({ statusCode: 400, json: { error: 'invalid_request' } })
})

// The gateway joins repeated headers with a comma: the service must accept neither of two identities.
test.each([
  ['the right one twice', (right: string) => [right, right]],
  ['the right one first', (right: string) => [right, basicOf('a:b')]],
  ['the right one last', (right: string) => [basicOf('a:b'), right]],
  ['an empty one first', (right: string) => ['', right]],
  ['another scheme last', (right: string) => [right, 'Bearer x']],
])('two Authorization headers authenticate nobody: %s [TE-15]', async (_, pair) => {
  const { authorization } = basic(keypair)
  const { status, body } = await rawRequest(tokenEndpoint, {
    method: 'POST',
    headers: [
      ...pair(authorization).map((value) => ['Authorization', value] as const),
      ['Content-Type', FORM],
    ],
    body: GRANT,
  })

  expect(status).toBe(401)
  expect(JSON.parse(body)).toMatchObject({ error: 'invalid_client' })
})

test.each(['authorization', 'AUTHORIZATION', 'aUtHoRiZaTiOn'])(
  'the header name Authorization works in any letter case: %s [TE-15]',
  async (name) => {
    const { authorization } = basic(keypair)
    const { status } = await rawRequest(tokenEndpoint, {
      method: 'POST',
      headers: [
        [name, authorization],
        ['CONTENT-TYPE', FORM],
      ],
      body: GRANT,
    })
    expect(status).toBe(200)
  },
)
