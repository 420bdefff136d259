import { importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'

const JWKS = '/.well-known/jwks.json'
/** RFC 7518 §6: what only the holder of a private key may know. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

async function publishedKeys(): Promise<readonly JWK[]> {
  const { status, json } = await product.api('GET', JWKS)
  expect(status).toBe(200)
  expect(Object.keys(json)).toEqual(['keys'])
  const keys = json.keys as JWK[]
  expect(keys.length).toBeGreaterThan(0)
  return keys
}

test('the key set contains nothing private of any key [JW-01]', async () => {
  for (const key of await publishedKeys()) {
    expect(Object.keys(key).filter((member) => PRIVATE_MEMBERS.includes(member))).toEqual([])
  }
})

test('each key says what it is and what it is for, in canonical base64url [JW-02]', async () => {
  const keys = await publishedKeys()
  expect(new Set(keys.map((key) => key.kid)).size).toBe(keys.length)
  for (const { x = '', y = '', ...key } of keys) {
    expect(key).toEqual({
      kty: 'EC',
      crv: 'P-256',
      kid: expect.stringMatching(/^[0-9a-z]{22}$/),
      use: 'sig',
      alg: 'ES256',
    })
    for (const coordinate of [x, y]) {
      const bytes = Buffer.from(coordinate, 'base64url')
      expect(bytes).toHaveLength(32)
      expect(bytes.toString('base64url')).toBe(coordinate)
    }
    await expect(importJWK({ ...key, x, y })).resolves.toMatchObject({ type: 'public' })
  }
})

test('the key set may be cached for five minutes at the most, and has a tag [JW-03]', async () => {
  const { headers } = await product.api('GET', JWKS)
  expect(headers.get('content-type')).toMatch(/^application\/(jwk-set\+)?json$/)
  const [, maxAge] = /(?:^|[ ,])max-age=(\d+)(?:$|,)/.exec(headers.get('cache-control') ?? '') ?? []
  expect(Number(maxAge)).toBeGreaterThan(0)
  expect(Number(maxAge)).toBeLessThanOrEqual(300)
  expect(headers.get('etag')).toMatch(/^"[^"]+"$/)
})

test('a client that has the current key set gets 304, and a client that has another one does not [JW-03]', async () => {
  const first = await product.api('GET', JWKS)
  const etag = first.headers.get('etag') ?? ''
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await product.api('GET', JWKS, { headers: { 'if-none-match': tags } })
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
    expect(again.headers.get('etag')).toBe(etag)
  }
  const other = await product.api('GET', JWKS, { headers: { 'if-none-match': '"other"' } })
  expect(other.status).toBe(200)
  expect(other.text).toBe(first.text)
})

test('HEAD gets the answer of GET, without the keys [JW-03]', async () => {
  const get = await product.api('GET', JWKS)
  const head = await product.api('HEAD', JWKS)
  expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' })
  for (const name of ['content-type', 'cache-control', 'etag', 'access-control-allow-origin']) {
    expect(head.headers.get(name)).toBe(get.headers.get(name))
  }
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
  'the key set refuses %s [JW-03] [H-04]',
  async (method) => {
    const { status, headers, json } = await product.api(method, JWKS)
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(json.code).toBe('method-not-allowed')
  },
)

// Verifiers take a missing key for a forged token, so a fault must not look like an empty key set.
test('a fault is 503, and nothing that a verifier would cache as a key set [E-05]', async () => {
  product.dynamodb.failWith((call) => (call === 'Query' ? { kind: 'reset' } : undefined))
  try {
    const { status, headers, json } = await product.api('GET', JWKS)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).not.toHaveProperty('keys')
  } finally {
    product.dynamodb.recover()
  }
})
