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

// A client that is rolled out slowly must not fail early. A leaked old secret must not work one second
// longer.
test('both secrets work until the overlap ends, and then the old one stops working [CA-15]', async () => {
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

test('without an overlap the old secret stops working once the rotation is acknowledged [CA-15]', async () => {
  const old = await newKeypair()
  await expectWorks(old)
  const fresh = await rotate(old, { overlapSeconds: 0 })
  await expectRefused(old)
  await expectWorks(fresh)
})

test('by default a rotation lets the old secret work for one more day [CA-15]', async () => {
  const old = await newKeypair()
  const start = freeze()
  const fresh = await rotate(old)
  moveTo(start, 86_399)
  await expectWorks(old)
  moveTo(start, 86_400)
  await expectRefused(old)
  await expectWorks(fresh)
})

test('a second rotation within the overlap drops the oldest secret: never do more than two work [CA-15]', async () => {
  const first = await newKeypair()
  const second = await rotate(first, { overlapSeconds: 600 })
  await expectWorks(first)
  const third = await rotate(second, { overlapSeconds: 600 })

  await expectRefused(first)
  await expectWorks(second)
  await expectWorks(third)
  expect(await liveSecrets(third)).toHaveLength(2)
})

test('a later rotation never extends the deadline of a secret [CA-15]', async () => {
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

test('a retired secret stops working once the change is acknowledged, and the other still works [CA-15]', async () => {
  const old = await newKeypair()
  const [{ secretId }] = (await liveSecrets(old)) as [{ secretId: string }]
  const fresh = await rotate(old)
  await expectWorks(old)

  const retired = await product.api('DELETE', `${old.path}/secrets/${secretId}`, { as: 'ada' })
  expect(retired.status).toBeLessThan(300)

  await expectRefused(old)
  await expectWorks(fresh)
})
