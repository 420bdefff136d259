import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { expectOAuthError, expectToken } from '../../support/token-requests.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
  await product.userToken('ada')
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await product.stop()
})

async function newKeypair(body: object = {}): Promise<CreatedKeypair> {
  return await product.keypair(await product.account('ada'), 'ada', body)
}

async function expectWorks(keypair: CreatedKeypair): Promise<void> {
  expectToken(await product.token(keypair))
}

async function expectRefused(keypair: CreatedKeypair): Promise<void> {
  expectOAuthError(await product.token(keypair), 401, 'invalid_client')
}

test('a keypair works until the instant it expires, and never after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const expiresAt = new Date(Date.now() + 600_000)
  const keypair = await newKeypair({ expiresAt: expiresAt.toISOString() })
  vi.setSystemTime(expiresAt.getTime() - 1)
  await expectWorks(keypair)
  vi.setSystemTime(expiresAt)
  await expectRefused(keypair)

  const patched = await product.api('PATCH', keypair.path, {
    as: 'ada',
    body: { expiresAt: null, scopes: [REPORT_SCOPE] },
  })
  expect(patched.status).toBe(200)
  await expectWorks(keypair)
})

test('a disabled keypair is refused once the change is acknowledged, and works again once enabled', async () => {
  const keypair = await newKeypair()
  for (const _ of [1, 2]) {
    await expectWorks(keypair)
    expect((await product.api('POST', `${keypair.path}/disable`, { as: 'ada' })).status).toBe(200)
    await expectRefused(keypair)
    expect((await product.api('POST', `${keypair.path}/enable`, { as: 'ada' })).status).toBe(200)
  }
  await expectWorks(keypair)
})

test('a token is accepted for 900 s and no second longer, whatever happens to its keypair [R-03]', async () => {
  const keypair = await newKeypair()
  const keys = createRemoteJWKSet(new URL(`${product.stack.url}/.well-known/jwks.json`))
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 1000) * 1000 })
  const issued = Date.now()
  const token = expectToken(await product.token(keypair))
  expect((await product.api('DELETE', keypair.path, { as: 'ada' })).status).toBe(204)

  vi.setSystemTime(issued + 899_000)
  await expect(jwtVerify(token, keys)).resolves.toBeDefined()
  vi.setSystemTime(issued + 900_000)
  await expect(jwtVerify(token, keys)).rejects.toBeInstanceOf(errors.JWTExpired)
})
