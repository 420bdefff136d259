// The calls that one token costs: few calls make it fast, and make a refusal cheap.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import type { KeyAndSecret } from '../../support/token-requests.ts'
import {
  basicEvent,
  coldTokenFunction,
  type TokenFunction,
} from '../../unit/support/token-event.ts'

const HOUR_MILLISECONDS = 3_600_000

let product: TestStack
/** A process that has issued a token for another keypair, so that it holds the key ring. */
let warm: TokenFunction

beforeAll(async () => {
  product = await TestStack.start()
  warm = await coldTokenFunction()
  expect(await statusFor(warm, await newKeypair())).toBe(200)
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await product.stop()
})

async function newKeypair(inEnvironment = false): Promise<CreatedKeypair> {
  const account = await product.account('ada')
  const owner = inEnvironment ? await product.environment(account) : account
  return await product.keypair(owner, 'ada')
}

async function statusFor(ask: TokenFunction, credentials: KeyAndSecret) {
  return (await ask(basicEvent(credentials))).statusCode
}

/** The calls that a request makes: DynamoDB's first, then those of KMS. */
async function callsFor(
  ask: TokenFunction,
  credentials: KeyAndSecret,
  status = 200,
): Promise<readonly string[]> {
  let kmsCalls: readonly string[] = []
  const dynamodbCalls = await product.dynamodb.during(async () => {
    kmsCalls = await product.kms.during(async () => {
      expect(await statusFor(ask, credentials)).toBe(status)
    })
  })
  return [...dynamodbCalls, ...kmsCalls]
}

test('the first token of a process costs a locator, a batch, a note of use, the key ring and two KMS calls', async () => {
  const calls = await callsFor(await coldTokenFunction(), await newKeypair())
  expect(calls.toSorted()).toEqual(
    ['GetItem', 'BatchGetItem', 'VerifyMac', 'TransactWriteItems', 'Query', 'Decrypt'].toSorted(),
  )
})

test.each([
  ['an account', false],
  ['an environment', true],
])(
  'the first token of a keypair of %s costs a locator, a batch, one VerifyMac and a note of its use',
  async (_, inEnvironment) => {
    const calls = await callsFor(warm, await newKeypair(inEnvironment))
    expect(calls).toEqual(['GetItem', 'BatchGetItem', 'TransactWriteItems', 'VerifyMac'])
  },
)

test.each([
  ['an account', false],
  ['an environment', true],
])(
  'a later token of a keypair of %s costs one BatchGetItem, and nothing else',
  async (_, inside) => {
    const keypair = await newKeypair(inside)
    expect(await statusFor(warm, keypair)).toBe(200)
    for (const _time of [1, 2, 3]) expect(await callsFor(warm, keypair)).toEqual(['BatchGetItem'])
  },
)

test('the use of a secret is noted at most once an hour', async () => {
  const keypair = await newKeypair()
  vi.useFakeTimers({ toFake: ['Date'] })
  const start = Date.now()
  expect(await callsFor(warm, keypair)).toContain('TransactWriteItems')
  vi.setSystemTime(start + HOUR_MILLISECONDS - 1)
  expect(await callsFor(warm, keypair)).not.toContain('TransactWriteItems')
  vi.setSystemTime(start + HOUR_MILLISECONDS)
  expect(await callsFor(warm, keypair)).toContain('TransactWriteItems')
})

test('the key ring is read again every five minutes, and its key is not unwrapped again', async () => {
  const keypair = await newKeypair()
  vi.useFakeTimers({ toFake: ['Date'] })
  const start = Date.now()
  const ask = await coldTokenFunction()
  expect(await callsFor(ask, keypair)).toContain('Query')
  vi.setSystemTime(start + 299_999)
  expect(await callsFor(ask, keypair)).not.toContain('Query')
  vi.setSystemTime(start + 300_000)
  const calls = await callsFor(ask, keypair)
  expect(calls).toContain('Query')
  expect(calls).not.toContain('Decrypt')
})

test('a wrong secret of a known keypair costs as much as a right one at its first use: one VerifyMac', async () => {
  const keypair = await newKeypair()
  const wrong = { keyId: keypair.keyId, keySecret: newKeySecret() }
  expect(await callsFor(warm, wrong, 401)).toEqual(['GetItem', 'BatchGetItem', 'VerifyMac'])
  expect(await statusFor(warm, keypair)).toBe(200)
  expect(await callsFor(warm, wrong, 401)).toEqual(['BatchGetItem', 'VerifyMac'])
})

// The memory of a secret that matched must never accept another secret, and must not outlive a rotation.
test('a secret that was verified once does not make the process accept another', async () => {
  const keypair = await newKeypair()
  expect(await statusFor(warm, keypair)).toBe(200)
  const body = { overlapSeconds: 0 }
  const rotated = await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body })
  const fresh = { keyId: keypair.keyId, keySecret: String(rotated.json.keySecret) }
  expect(await callsFor(warm, keypair, 401)).toEqual(['BatchGetItem', 'VerifyMac'])
  expect(await callsFor(warm, fresh)).toEqual(['BatchGetItem', 'TransactWriteItems', 'VerifyMac'])
  expect(await statusFor(warm, keypair)).toBe(401)
})

test('an unknown key ID costs one GetItem', async () => {
  const unknown = { keyId: newKeyId(), keySecret: newKeySecret() }
  expect(await callsFor(warm, unknown, 401)).toEqual(['GetItem'])
})

test('malformed credentials cost no call, whether the form or the checksum is wrong [CA-14]', async () => {
  const { keyId, keySecret } = await newKeypair()
  const last = keySecret.endsWith('0') ? '1' : '0'
  const junk = [
    { keyId: 'junk', keySecret },
    { keyId: keyId.slice(0, -1), keySecret },
    { keyId: `${keyId}a`, keySecret },
    { keyId, keySecret: 'junk' },
    { keyId, keySecret: keySecret.slice(0, -1) + last },
    { keyId: keySecret, keySecret: keyId },
  ]
  for (const credentials of junk) expect(await callsFor(warm, credentials, 401)).toEqual([])
})
