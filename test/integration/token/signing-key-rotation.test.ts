// JW-04: during rotations, a verifier that caches the key set for up to two hours never refuses a token
// that has not expired.
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { recordedFunctions } from '../../policies/recording/call-recorder.ts'
import { expectToken } from '../../support/token-requests.ts'
import { deleteSigningKey } from './support/table.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let product: TestStack
let keypair: CreatedKeypair
let latest: number

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
  latest = Date.now()
})

// The clock never goes back, because a process remembers until when its memory is fresh.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: latest })
})

afterEach(() => {
  latest = Date.now()
  vi.useRealTimers()
})

afterAll(async () => {
  await product.stop()
})

async function rotate(): Promise<unknown> {
  const handler = await recordedFunctions.schedule('rotate-signing-key')
  return await handler({}, lambdaContext('rotate-signing-key', MINUTE))
}

async function keySet(): Promise<JSONWebKeySet> {
  const response = await fetch(`${product.stack.url}/.well-known/jwks.json`)
  return (await response.json()) as JSONWebKeySet
}

async function kids(): Promise<readonly (string | undefined)[]> {
  return (await keySet()).keys.map((key) => key.kid)
}

async function newToken(): Promise<string> {
  return expectToken(await product.token(keypair))
}

async function signerNow(): Promise<string | undefined> {
  return decodeProtectedHeader(await newToken()).kid
}

async function expectVerifies(token: string, keys: JSONWebKeySet): Promise<void> {
  await expect(jwtVerify(token, createLocalJWKSet(keys))).resolves.toBeDefined()
}

async function expectSetLacksKey(token: string, keys: JSONWebKeySet): Promise<void> {
  const verified = jwtVerify(token, createLocalJWKSet(keys))
  await expect(verified).rejects.toBeInstanceOf(errors.JWKSNoMatchingKey)
}

/** Lets days pass and runs the job on each, until the job has published another key. */
async function daysUntilPublished(): Promise<readonly string[]> {
  const before = await kids()
  for (let day = 0; day < 40; day += 1) {
    vi.setSystemTime(Date.now() + DAY)
    await rotate()
    const added = (await kids()).filter((kid) => !before.includes(kid))
    if (added.length > 0) return added.map(String)
  }
  throw new Error('no key was published')
}

test('a key is published for longer than any cache before it signs, and stays until its last token expires [JW-04] [JW-05]', async () => {
  await rotate()
  const old = await signerNow()

  const [fresh] = await daysUntilPublished()
  expect(await signerNow()).toBe(old)
  vi.setSystemTime(Date.now() + 2 * HOUR)
  expect(await signerNow()).toBe(old)

  // The caches just before the switch already have the key that signs just after it.
  let cached = await keySet()
  let last = await newToken()
  while ((await signerNow()) === old) {
    cached = await keySet()
    last = await newToken()
    vi.setSystemTime(Date.now() + 2 * HOUR)
  }
  expect(await signerNow()).toBe(fresh)
  const first = await newToken()
  await expectVerifies(first, cached)
  await expectVerifies(first, await keySet())

  // The old key stays published as long as a token that it signed may be valid.
  await rotate()
  expect(await kids()).toContain(old)
  vi.setSystemTime(Date.now() + 30 * MINUTE)
  await rotate()
  expect(await kids()).toContain(old)

  vi.setSystemTime(Date.now() + DAY)
  await rotate()
  expect(await kids()).toEqual([fresh])
  await expectSetLacksKey(last, await keySet())
})

test('the job changes nothing when it runs again, or too often [JW-04]', async () => {
  await rotate()
  const before = await kids()
  expect(await rotate()).toMatchObject({ created: 0, retired: 0 })
  await Promise.all([rotate(), rotate(), rotate()])
  expect(await kids()).toEqual(before)
})

test('a withdrawn key leaves the key set at once, and signs nothing after five minutes [JW-04] [JW-05]', async () => {
  await rotate()
  const withdrawn = await signerNow()
  const token = await newToken()
  for (const kid of await kids()) await deleteSigningKey(product, String(kid))

  expect(await kids()).toEqual([])
  await expectSetLacksKey(token, await keySet())
  vi.setSystemTime(Date.now() + 5 * MINUTE)
  expect(await product.token(keypair)).toMatchObject({
    status: 503,
    json: { error: 'temporarily_unavailable' },
  })

  // Once there is a next key, the outage is over: the process does not remember that there was none.
  await rotate()
  const successor = await signerNow()
  expect(successor).not.toBe(withdrawn)
  expect(await kids()).toEqual([successor])
})
