import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
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

/** Stops the clock of the whole stack. */
function freeze(): Date {
  vi.useFakeTimers({ toFake: ['Date'] })
  return new Date()
}

function moveTo(start: Date, seconds: number, milliseconds = 0): void {
  vi.setSystemTime(start.getTime() + seconds * 1000 + milliseconds)
}

async function newKeypair(body: object = {}): Promise<CreatedKeypair> {
  return await product.keypair(await product.account('ada'), 'ada', body)
}

async function rotate(keypair: CreatedKeypair, body: object = {}): Promise<CreatedKeypair> {
  const rotated = await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body })
  expect(rotated.status).toBe(201)
  return { ...keypair, keySecret: String(rotated.json.keySecret) }
}

async function expectWorks(keypair: CreatedKeypair): Promise<Answer> {
  const answer = await product.token(keypair)
  expectToken(answer)
  return answer
}

async function expectRefused(keypair: CreatedKeypair): Promise<void> {
  expectOAuthError(await product.token(keypair), 401, 'invalid_client')
}

async function liveSecrets(keypair: CreatedKeypair): Promise<unknown> {
  return (await product.api('GET', keypair.path, { as: 'ada' })).json.secrets
}

// A client that rolls out slowly must not fail early; a leaked old secret must not live a second on.
test('both secrets work until the overlap ends, and at its end the old one is dead [CA-15]', async () => {
  const old = await newKeypair()
  const start = freeze()
  const fresh = await rotate(old, { overlapSeconds: 600 })
  await expectWorks(old)
  await expectWorks(fresh)

  moveTo(start, 599)
  await expectWorks(old)
  moveTo(start, 600, -1)
  await expectWorks(old)
  await expectWorks(fresh)

  moveTo(start, 600)
  await expectRefused(old)
  await expectWorks(fresh)
  expect(await liveSecrets(fresh)).toHaveLength(1)
})

test('with no overlap the old secret is dead once the rotation is acknowledged [CA-15]', async () => {
  const old = await newKeypair()
  await expectWorks(old)
  const fresh = await rotate(old, { overlapSeconds: 0 })
  await expectRefused(old)
  await expectWorks(fresh)
})

test('unless it is told otherwise a rotation leaves the old secret a day [CA-15]', async () => {
  const old = await newKeypair()
  const start = freeze()
  const fresh = await rotate(old)
  moveTo(start, 86_399)
  await expectWorks(old)
  moveTo(start, 86_400)
  await expectRefused(old)
  await expectWorks(fresh)
})

test('a second rotation within the overlap drops the oldest: never more than two live [CA-15]', async () => {
  const first = await newKeypair()
  const second = await rotate(first, { overlapSeconds: 600 })
  await expectWorks(first)
  const third = await rotate(second, { overlapSeconds: 600 })

  await expectRefused(first)
  await expectWorks(second)
  await expectWorks(third)
  expect(await liveSecrets(third)).toHaveLength(2)
})

test('a later rotation never puts off the deadline of a secret that has one [CA-15]', async () => {
  const first = await newKeypair()
  const start = freeze()
  const second = await rotate(first, { overlapSeconds: 60 })
  moveTo(start, 60)
  const third = await rotate(second, { overlapSeconds: 600 })
  await expectRefused(first)
  moveTo(start, 659)
  await expectWorks(second)
  moveTo(start, 660)
  await expectRefused(second)
  await expectWorks(third)
})

test('a retired secret is dead once that is acknowledged, and the other lives on [CA-15]', async () => {
  const old = await newKeypair()
  const [{ secretId }] = (await liveSecrets(old)) as [{ secretId: string }]
  const fresh = await rotate(old)
  await expectWorks(old)

  const retired = await product.api('DELETE', `${old.path}/secrets/${secretId}`, { as: 'ada' })
  expect(retired.status).toBeLessThan(300)

  await expectRefused(old)
  await expectWorks(fresh)
})
