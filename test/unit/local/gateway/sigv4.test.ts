import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, test } from 'vitest'
import type { ReceivedRequest } from '../../../../local/gateway/received-request.ts'
import { isSigned } from '../../../../local/gateway/sigv4.ts'

const NOW = new Date('2026-11-22T22:22:56Z')

/** The request of curl 7.88.1 with `-X PUT --aws-sigv4 aws:amz:eu-west-1:execute-api -u local:local`. */
const CURL: ReceivedRequest = {
  method: 'PUT',
  protocol: 'HTTP/1.1',
  path: '/v1/accounts/acme',
  query: '',
  headers: {
    host: 'localhost:45999',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20261122/eu-west-1/execute-api/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=01ff7737720469a0f8f2a7255c9bda45ed91a73177b6b603176d399f8ae99d89',
    'x-amz-date': '20261122T222256Z',
    'user-agent': 'curl/7.88.1',
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': '15',
  },
  body: Buffer.from('{"name":"Acme"}'),
}

interface Signing {
  readonly path?: string
  readonly query?: Record<string, string | string[]>
  readonly rawQuery?: string
  readonly body?: string
  readonly secretAccessKey?: string
  readonly service?: string
  readonly region?: string
  readonly applyChecksum?: boolean
  readonly unsignableHeaders?: Set<string>
  readonly headers?: Record<string, string>
}

/** A request that AWS's signer signed, as it would arrive. */
async function signed(signing: Signing = {}): Promise<ReceivedRequest> {
  const { path = '/v1/accounts/acme', body = '', query = {}, applyChecksum = true } = signing
  const signer = new SignatureV4({
    credentials: { accessKeyId: 'local', secretAccessKey: signing.secretAccessKey ?? 'local' },
    region: signing.region ?? 'eu-west-1',
    service: signing.service ?? 'execute-api',
    sha256: Sha256,
    applyChecksum,
  })
  const request = await signer.sign(
    {
      method: 'PUT',
      protocol: 'http:',
      hostname: 'localhost',
      path,
      query,
      headers: { host: 'localhost:3000', ...signing.headers },
      body,
    },
    { signingDate: NOW, unsignableHeaders: signing.unsignableHeaders ?? new Set() },
  )
  return {
    method: 'PUT',
    protocol: 'HTTP/1.1',
    path,
    query: signing.rawQuery ?? '',
    headers: request.headers,
    body: Buffer.from(body),
  }
}

describe('a request signed with the local credentials is accepted', () => {
  test('when curl signed it', async () => {
    expect(await isSigned(CURL, NOW)).toBe(true)
  })

  test('when the SDK signed it, with and without a declared body hash', async () => {
    expect(await isSigned(await signed({ body: '{}' }), NOW)).toBe(true)
    expect(await isSigned(await signed({ body: '{}', applyChecksum: false }), NOW)).toBe(true)
  })

  test('when its path has percent-encoded characters', async () => {
    const path = '/v1/accounts/acme/administrators/google-oauth2%7C1%20%2B%C3%A9'
    expect(await isSigned(await signed({ path }), NOW)).toBe(true)
  })

  test('when its query has repeated names and percent-encoded characters', async () => {
    const query = { b: ['2', '1'], a: 'x y' }
    const request = await signed({ query, rawQuery: 'b=2&a=x%20y&b=1' })
    expect(await isSigned(request, NOW)).toBe(true)
  })

  test('only up to five minutes from its date', async () => {
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
    expect(await isSigned(CURL, at(5))).toBe(true)
    expect(await isSigned(CURL, at(-5))).toBe(true)
    expect(await isSigned(CURL, at(5.1))).toBe(false)
    expect(await isSigned(CURL, at(-5.1))).toBe(false)
  })
})

describe('a request is refused', () => {
  const tampered: readonly (readonly [string, Partial<ReceivedRequest>])[] = [
    ['body', { body: Buffer.from('{"name":"Evil"}') }],
    ['path', { path: '/v1/accounts/globex' }],
    ['method', { method: 'DELETE' }],
    ['query', { query: 'a=1' }],
    ['signed header', { headers: { ...CURL.headers, 'content-type': 'text/plain' } }],
    ['host', { headers: { ...CURL.headers, host: 'example.com' } }],
    ['date', { headers: { ...CURL.headers, 'x-amz-date': '20261122T222257Z' } }],
  ]
  for (const [what, change] of tampered) {
    test(`when its ${what} was changed after signing`, async () => {
      expect(await isSigned({ ...CURL, ...change }, NOW)).toBe(false)
    })
  }

  test('when the secret, the region or the service is wrong', async () => {
    expect(await isSigned(await signed({ secretAccessKey: 'guess' }), NOW)).toBe(false)
    expect(await isSigned(await signed({ region: 'us-east-1' }), NOW)).toBe(false)
    expect(await isSigned(await signed({ service: 'dynamodb' }), NOW)).toBe(false)
  })

  test('when host or an x-amz- header is not among the signed ones', async () => {
    const withoutHost = await signed({ unsignableHeaders: new Set(['host']) })
    const request = await signed()
    const added = { ...request.headers, 'x-amz-meta': 'added' }
    expect(await isSigned(withoutHost, NOW)).toBe(false)
    expect(await isSigned({ ...request, headers: added }, NOW)).toBe(false)
  })

  test('when it declares an unsigned payload, or the hash of another body', async () => {
    const unsigned = await signed({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } })
    const swapped = { ...(await signed({ body: 'a' })), body: Buffer.from('b') }
    expect(await isSigned(unsigned, NOW)).toBe(false)
    expect(await isSigned(swapped, NOW)).toBe(false)
  })

  test('when its Authorization header is missing, malformed or given twice', async () => {
    const { authorization = '', ...headers } = CURL.headers
    const values = ['', 'Bearer x', 'AWS4-HMAC-SHA256', `${authorization},${authorization}`]
    expect(await isSigned({ ...CURL, headers }, NOW)).toBe(false)
    for (const value of values) {
      const request = { ...CURL, headers: { ...headers, authorization: value } }
      expect(await isSigned(request, NOW)).toBe(false)
    }
  })
})
