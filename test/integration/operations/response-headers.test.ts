import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ApiRequest } from '../../local-stack/api-request.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { rawRequest } from './support/raw.ts'

const CONSOLE = 'https://console.feedback.example'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start({ CONSOLE_ORIGIN: CONSOLE, KEYPAIR_LIMIT: '2' })
})

afterEach(() => {
  product.dynamodb.recover()
})

afterAll(async () => {
  await product.stop()
})

/** One answer for each status that our functions give. */
async function everyStatus(headers: Readonly<Record<string, string>>) {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  const all = `${pathOf(account)}/keypairs`
  const ask = (method: string, target: string, request: ApiRequest = {}) =>
    product.api(method, target, {
      as: 'ada',
      ...request,
      headers: { ...headers, ...request.headers },
    })
  const creation = { body: { scopes: [REPORT_SCOPE] } }
  const answers = [
    await ask('GET', path),
    await ask('POST', all, creation),
    await ask('POST', all, { body: {} }),
    await ask('GET', path.slice(0, -4).concat('0000')),
    await ask('PUT', path),
    await ask('POST', all, creation),
    await ask('DELETE', path, { headers: { 'if-match': '"99"' } }),
    await ask('POST', all, { rawBody: 'x'.repeat(8_193) }),
    await ask('POST', all, { rawBody: 'x', headers: { 'content-type': 'text/plain' } }),
    await ask('DELETE', path),
  ]
  product.dynamodb.failWith(() => ({ kind: 'reset' }))
  answers.push(await ask('GET', path))
  product.dynamodb.recover()
  return answers
}

test('every answer forbids caching, type guessing and framing, and requires TLS [H-01] [H-02]', async () => {
  const answers = await everyStatus({})

  const statuses = [200, 201, 400, 404, 405, 409, 412, 413, 415, 204, 503]
  expect(answers.map(({ status }) => status)).toEqual(statuses)
  for (const { headers, status } of answers) {
    const [, maxAge] =
      /^max-age=(\d+); includeSubDomains$/.exec(String(headers.get('strict-transport-security'))) ??
      []
    expect(Number(maxAge)).toBeGreaterThanOrEqual(31_536_000)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    if (status !== 204)
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/)
  }
})

/** It reveals neither where things are in AWS, nor what went wrong there. */
test('no answer reveals tables, keys or code, whatever its status [E-04]', async () => {
  const { tableName, auditEventsTableName } = product.stack
  for (const { status, headers, text } of await everyStatus({})) {
    const told = JSON.stringify([text, ...headers])
    for (const inside of [tableName, auditEventsTableName, 'arn:', 'ECONN', '    at ', '.ts:']) {
      expect({ status, told }).toEqual({ status, told: expect.not.stringContaining(inside) })
    }
  }
})

test("the console's own origin may read every answer of administration, even a failure [H-03]", async () => {
  for (const { headers, status } of await everyStatus({ origin: CONSOLE })) {
    if (status === 405) continue
    expect({ status, origin: headers.get('access-control-allow-origin') }).toEqual({
      status,
      origin: CONSOLE,
    })
    expect(headers.get('vary')).toBe('origin')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('access-control-expose-headers')).toContain('etag')
  }
})

/** An attacker's page, or one with an origin like the console's, reads what an administrator may read. */
test.each([
  'https://evil.example',
  'null',
  'http://console.feedback.example',
  'https://console.feedback.example.evil.example',
  'https://evil-console.feedback.example',
  'https://evilconsole.feedback.example',
  'evilhttps://console.feedback.example',
  'https://evil.example/console.feedback.example',
  'https://console.feedback.example:8443',
  'https://console.feedback.example/',
  'https://CONSOLE.feedback.example',
  `${CONSOLE}, https://evil.example`,
  '*',
])(
  'no other origin (%s) may read an answer, and its preflight is not allowed [H-03]',
  async (origin) => {
    const account = await product.account('ada')
    const path = `${pathOf(account)}/keypairs`
    const preflight = await rawRequest(product.stack.url, {
      method: 'OPTIONS',
      path,
      headers: { origin, 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toBeNull()
    const answer = await product.api('GET', path, { as: 'ada', headers: { origin } })
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('vary')).toBe('origin')
    }
  },
)

test('the console’s preflight gets the methods and headers it may use, without those of platform routes [H-03]', async () => {
  const ask = (path: string, method: string) =>
    rawRequest(product.stack.url, {
      method: 'OPTIONS',
      path,
      headers: { origin: CONSOLE, 'access-control-request-method': method },
    })
  const allowed = await ask(`/v1/accounts/a/keypairs/fbk_${'0'.repeat(26)}`, 'PATCH')
  expect(allowed.headers.get('access-control-allow-origin')).toBe(CONSOLE)
  expect(allowed.headers.get('access-control-allow-methods')).toContain('PATCH')
  const headers = String(allowed.headers.get('access-control-allow-headers'))
  expect(headers.split(', ').sort()).toEqual(['authorization', 'content-type', 'if-match'])
  const platform = await ask('/v1/accounts/a', 'PUT')
  expect(platform.headers.get('access-control-allow-origin')).toBeNull()
})
