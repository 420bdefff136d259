import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { basic, expectOAuthError, expectToken, FORM, GRANT } from '../../support/token-requests.ts'

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterAll(async () => {
  await product.stop()
})

async function send(body: string | Uint8Array, headers: Record<string, string> = {}) {
  return await product.tokenRequest(body, { ...basic(keypair), ...headers })
}

test.each([
  FORM,
  `${FORM};charset=UTF-8`,
  'Application/X-WWW-Form-Urlencoded; charset=utf-8',
  `${FORM}; charset="utf-8"`,
])('a form is accepted with the media type %j [TE-02]', async (contentType) => {
  expectToken(await send(GRANT, { 'content-type': contentType }))
})

test.each([
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/octet-stream',
  `${FORM}, ${FORM}`,
  `${FORM}; charset=utf-16`,
  `${FORM}; charset=iso-8859-2`,
  `${FORM}; charset=bogus`,
  `${FORM}; charset=utf-8; charset=utf-16`,
])('a body with the media type %j is not read as a form [TE-02] [TE-03]', async (contentType) => {
  expectOAuthError(await send(GRANT, { 'content-type': contentType }), 400, 'invalid_request')
})

test('a body without a media type is not read as a form [TE-02]', async () => {
  const response = await fetch(`${product.stack.url}/oauth2/token`, {
    method: 'POST',
    headers: basic(keypair),
    body: Buffer.from(GRANT),
  })

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

test('text in UTF-16 under a UTF-8 label is refused, never decoded as something else [TE-03]', async () => {
  const body = Buffer.from(`\uFEFF${GRANT}&scope=${REPORT_SCOPE}`, 'utf16le')
  expectOAuthError(await send(body), 400, 'invalid_request')
})

// An attacker sends bytes that two decoders read differently, or that make one of them throw.
test.each([
  ['an octet that is not UTF-8', 'scope=%FF', 'invalid_request'],
  ['an escape without hexadecimal digits', 'scope=%zz', 'invalid_request'],
  ['a lone percent sign', 'scope=%', 'invalid_request'],
  ['half an escape', 'scope=a%4', 'invalid_request'],
  ['a null', 'scope=%00', 'invalid_scope'],
  ['an overlong slash', 'scope=%C0%AF', 'invalid_request'],
  ['a lone surrogate', 'scope=%ED%A0%80', 'invalid_request'],
  ['a byte order mark in a value', `scope=%EF%BB%BF${REPORT_SCOPE}`, 'invalid_scope'],
  ['a broken escape in a name that is ignored', 'f%FFo=1', 'invalid_request'],
])(
  '%s is the client\u2019s error, never the service\u2019s [TE-04]',
  async (_, parameter, error) => {
    expectOAuthError(await send(`${GRANT}&${parameter}`), 400, error)
  },
)

test.each([
  ['a byte order mark before the form', Buffer.from(`\uFEFF${GRANT}`)],
  ['octets that are not UTF-8', Buffer.concat([Buffer.from(`${GRANT}&x=`), Buffer.from([0xff])])],
])('%s in the raw body is refused [TE-04]', async (_, body) => {
  expectOAuthError(await send(body), 400, 'invalid_request')
})

test('a body of 8 192 bytes is read, and one byte more is 413 without any AWS call [TE-06]', async () => {
  const body = `${GRANT}&padding=`.padEnd(8_192, 'x')
  expectToken(await send(body))

  let kmsCalls: readonly string[] = []
  const dynamodbCalls = await product.dynamodb.during(async () => {
    kmsCalls = await product.kms.during(async () => {
      expectOAuthError(await send(`${body}x`), 413, 'invalid_request')
    })
  })

  expect([...dynamodbCalls, ...kmsCalls]).toEqual([])
})

test('the limit of 8 192 counts bytes, not characters [TE-06]', async () => {
  const body = `${GRANT}&padding=${'é'.repeat(4_090)}`
  expect(body.length).toBeLessThan(8_192)
  expectOAuthError(await send(body), 413, 'invalid_request')
})

// A small compressed body could become a large one after the size check.
test.each([
  ['gzip', gzipSync(GRANT)],
  ['gzip', Buffer.from(GRANT)],
  ['br', Buffer.from(GRANT)],
])('a body with Content-Encoding %s is 415 [TE-07]', async (encoding, body) => {
  expectOAuthError(await send(body, { 'content-encoding': encoding }), 415, 'invalid_request')
})

test.each([
  ['', 400],
  ['&&&', 400],
  ['=', 400],
  ['=x', 400],
  ['a', 400],
  ['&'.repeat(5_000), 400],
  ['a&'.repeat(4_000), 400],
  ['a=1&'.repeat(5_000), 413],
])(
  'a degenerate body is an invalid_request and gets no token [TE-14] (case %#)',
  async (body, status) => {
    expectOAuthError(await send(body), status, 'invalid_request')
  },
)
