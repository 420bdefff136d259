// CA-11: a caller without the secret learns nothing about a keypair, not even whether it exists.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { expectOAuthError, type KeyAndSecret } from '../../support/token-requests.ts'
import { basicEvent, coldTokenFunction } from '../../unit/support/token-event.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await product.stop()
})

interface Subject extends CreatedKeypair {
  readonly account: OwnerRef
  readonly environment: OwnerRef
}

async function subject(body: object = {}): Promise<Subject> {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  return { ...(await product.keypair(environment, 'ada', body)), account, environment }
}

/** What happens to a keypair. In each case, the holder of its secret can no longer use it. */
const deaths: readonly (readonly [string, () => Promise<Subject>])[] = [
  ['disabled', async () => await acted('POST', '/disable')],
  ['removed', async () => await acted('DELETE', '')],
  [
    'expired',
    async () => {
      const expired = await subject({ expiresAt: new Date(Date.now() + 60_000).toISOString() })
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
      return expired
    },
  ],
  [
    'of a closed environment',
    async () => {
      const closed = await subject()
      await product.close(closed.environment)
      return closed
    },
  ],
  [
    'of a closed account',
    async () => {
      const closed = await subject()
      await product.close(closed.account)
      return closed
    },
  ],
]

async function acted(method: string, more: string): Promise<Subject> {
  const made = await subject()
  const { status } = await product.api(method, made.path + more, { as: 'ada' })
  expect(status).toBeLessThan(300)
  return made
}

/** Everything that a caller sees, except the time of day. */
function seen({ status, headers, text }: Answer) {
  return { status, headers: [...headers].filter(([name]) => name !== 'date'), text }
}

async function refusal(credentials: KeyAndSecret) {
  const answer = await product.token(credentials)
  expectOAuthError(answer, 401, 'invalid_client')
  return seen(answer)
}

test.each(deaths)(
  'a keypair that is %s gets the same bytes as one that never existed [CA-11]',
  async (_, kill) => {
    const unknown = await refusal({ keyId: newKeyId(), keySecret: newKeySecret() })
    const dead = await kill()

    expect(await refusal(dead)).toEqual(unknown)
    expect(await refusal({ keyId: dead.keyId, keySecret: newKeySecret() })).toEqual(unknown)
  },
)

test('malformed credentials, a wrong secret and no credentials get the same bytes [CA-11]', async () => {
  const live = await subject()
  const unknown = await refusal({ keyId: newKeyId(), keySecret: newKeySecret() })

  expect(await refusal({ keyId: live.keyId, keySecret: newKeySecret() })).toEqual(unknown)
  expect(await refusal({ keyId: live.keyId, keySecret: 'junk' })).toEqual(unknown)
  expect(await refusal({ keyId: 'junk', keySecret: 'junk' })).toEqual(unknown)
})

test('a caller who is not authenticated learns nothing from an unknown scope [CA-11]', async () => {
  const live = await subject()
  const wrong = { keyId: live.keyId, keySecret: newKeySecret() }
  const answer = await product.token(wrong, { scope: 'nothing:of-it' })
  expectOAuthError(answer, 401, 'invalid_client')
})

/** The calls of a process that has seen nothing yet. */
async function coldCalls(credentials: KeyAndSecret): Promise<readonly string[]> {
  const ask = await coldTokenFunction()
  let kmsCalls: readonly string[] = []
  const dynamodbCalls = await product.dynamodb.during(async () => {
    kmsCalls = await product.kms.during(async () => {
      expect((await ask(basicEvent(credentials))).statusCode).toBe(401)
    })
  })
  return [...dynamodbCalls, ...kmsCalls]
}

// The time depends on the calls: a guess against a keypair that does not work must cost the calls of a
// guess against a live one. A removed or swept keypair is an unknown one: there is nothing to verify.
test.each(deaths.filter(([name]) => name !== 'removed' && !name.startsWith('of a closed')))(
  'a wrong secret costs the calls of a live keypair when the keypair is %s [CA-11]',
  async (_, kill) => {
    const live = await subject()
    const expected = await coldCalls({ keyId: live.keyId, keySecret: newKeySecret() })
    expect(expected).toEqual(['GetItem', 'BatchGetItem', 'VerifyMac'])

    const dead = await kill()
    expect(await coldCalls({ keyId: dead.keyId, keySecret: newKeySecret() })).toEqual(expected)
    expect(await coldCalls(dead)).toEqual(expected)
  },
)

test('a wrong secret costs one VerifyMac each time it is tried [CA-11]', async () => {
  const live = await subject()
  const wrong = { keyId: live.keyId, keySecret: newKeySecret() }
  for (const _ of [1, 2, 3]) {
    const calls = await product.kms.during(async () => await refusal(wrong))
    expect(calls).toEqual(['VerifyMac'])
  }
})
