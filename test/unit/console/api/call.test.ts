import { afterEach, expect, test, vi } from 'vitest'
import { apiClient } from '../../../../console/api/call.ts'
import { createKeypair } from '../../../../shared/operations/create-keypair.ts'
import { listKeypairs } from '../../../../shared/operations/list-keypairs.ts'
import { retireSecret } from '../../../../shared/operations/retire-secret.ts'
import { updateKeypair } from '../../../../shared/operations/update-keypair.ts'

const OWNER = { type: 'environment', id: 'acme-prod' } as const
const call = apiClient({ apiUrl: 'https://api.example', accessToken: () => 'token' })

afterEach(() => vi.unstubAllGlobals())

/** Answers every request with `answer`. Returns the requests that were made. */
function answering(answer: () => Response | Promise<Response>): Request[] {
  const requests: Request[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push(new Request(url, init))
    return await answer()
  })
  return requests
}

const KEYPAIR = {
  keyId: 'fbk_1',
  owner: OWNER,
  comment: null,
  scopes: [],
  enabled: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'ada',
  updatedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  secrets: [],
}

test("A request has its operation's method and path, the token, If-Match, and RFC 3339 times", async () => {
  const requests = answering(() => Response.json(KEYPAIR, { headers: { etag: '"4"' } }))
  const expiresAt = new Date('2030-01-31T12:00:00Z')
  const { body, etag } = await call(updateKeypair, {
    path: { owner: OWNER, keyId: 'fbk_1' },
    body: { expiresAt },
    ifMatch: '"3"',
  })
  const [request] = requests
  expect(request?.method).toBe('PATCH')
  expect(request?.url).toBe('https://api.example/v1/environments/acme-prod/keypairs/fbk_1')
  expect(request?.headers.get('authorization')).toBe('Bearer token')
  expect(request?.headers.get('if-match')).toBe('"3"')
  expect(await request?.json()).toEqual({ expiresAt: '2030-01-31T12:00:00.000Z' })
  expect(request).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'error' })
  expect(body.createdAt).toEqual(new Date('2026-01-01T00:00:00Z'))
  expect(etag).toBe('"4"')
})

test('Each value in a path is encoded, and cannot add a segment', async () => {
  const requests = answering(() => new Response(null, { status: 204 }))
  const path = { owner: OWNER, keyId: '../x?y', secretId: 'a/b' }
  await call(retireSecret, { path })
  expect(requests[0]?.url).toMatch(/\/keypairs\/\.\.%2Fx%3Fy\/secrets\/a%2Fb$/)
})

test('Members that the schema does not declare are left out of an answer', async () => {
  answering(() => Response.json({ items: [{ ...KEYPAIR, mac: 'x' }], nextCursor: null }))
  const { body } = await call(listKeypairs, { path: { owner: OWNER } })
  expect(body.items[0]).not.toHaveProperty('mac')
})

test('A problem document becomes an error with its code, members and request ID', async () => {
  const problem = {
    code: 'invalid-request',
    detail: 'comment must …',
    requestId: 'r-1',
    errors: [{ member: 'comment', reason: 'must …' }],
  }
  answering(() => Response.json(problem, { status: 400 }))
  const failing = call(createKeypair, { path: { owner: OWNER }, body: { scopes: [] } })
  await expect(failing).rejects.toMatchObject({
    status: 400,
    code: 'invalid-request',
    requestId: 'r-1',
    members: problem.errors,
    isTransient: false,
  })
})

test('An answer of API Gateway, which is not a problem document, is understood by its status', async () => {
  const headers = { 'apigw-requestid': 'g-1', 'retry-after': '7' }
  answering(() => Response.json({ message: 'Service Unavailable' }, { status: 503, headers }))
  await expect(call(listKeypairs, { path: { owner: OWNER } })).rejects.toMatchObject({
    code: 'temporarily-unavailable',
    requestId: 'g-1',
    retryAfterSeconds: 7,
    isTransient: true,
  })
})

test('A request without an answer is a network error, and may be repeated', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(call(listKeypairs, { path: { owner: OWNER } })).rejects.toMatchObject({
    status: 0,
    code: 'network',
    isTransient: true,
  })
})

test('An answer that does not match the schema is an error', async () => {
  answering(() => Response.json({ items: 'many' }))
  await expect(call(listKeypairs, { path: { owner: OWNER } })).rejects.toThrow()
})

test("A firewall's refusal, which is a page, is distinguished from a missing scope", async () => {
  const html = { headers: { 'content-type': 'text/html' }, status: 403 }
  answering(() => new Response('<h1>403 ERROR</h1>', html))
  await expect(call(listKeypairs, { path: { owner: OWNER } })).rejects.toMatchObject({
    code: 'refused',
  })
  answering(() => Response.json({ message: 'Forbidden' }, { status: 403 }))
  await expect(call(listKeypairs, { path: { owner: OWNER } })).rejects.toMatchObject({
    code: 'insufficient-scope',
  })
})
