// E-05: well-formed replies of AWS that are still not an answer. Each must become 503. If the service took
// one for "no such keypair", it would answer 401, and a client would throw a good secret away.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'
import type { KeyAndSecret } from '../../support/token-requests.ts'
import { basicEvent, coldTokenFunction } from '../../unit/support/token-event.ts'
import { type AwsStub, startAwsStub } from './support/aws-stub.ts'

let product: TestStack
let keypair: KeyAndSecret
const stubs: AwsStub[] = []

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterEach(async () => {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = product.dynamodb.url
  process.env.AWS_ENDPOINT_URL_KMS = product.kms.url
  for (const stub of stubs.splice(0)) await stub.stop()
})

afterAll(async () => {
  await product.stop()
})

async function stubbed(
  variable: 'AWS_ENDPOINT_URL_DYNAMODB' | 'AWS_ENDPOINT_URL_KMS',
  replyTo: Parameters<typeof startAwsStub>[0],
): Promise<AwsStub> {
  const stub = await startAwsStub(replyTo)
  stubs.push(stub)
  process.env[variable] = stub.url
  return stub
}

async function expectUnavailable(): Promise<void> {
  const ask = await coldTokenFunction()
  expect(await ask(basicEvent(keypair))).toMatchObject({
    statusCode: 503,
    json: { error: 'temporarily_unavailable' },
  })
}

const locator = {
  Item: {
    ownerType: { S: 'account' },
    ownerId: { S: 'some' },
    incarnation: { S: 'some' },
    accountId: { S: 'some' },
  },
}

test('a batch that DynamoDB leaves unprocessed at every try is a fault, not an absent keypair [E-05]', async () => {
  const { calls } = await stubbed('AWS_ENDPOINT_URL_DYNAMODB', (call, input) =>
    call === 'GetItem' ? locator : { Responses: {}, UnprocessedKeys: requestItemsOf(input) },
  )
  await expectUnavailable()
  expect(calls.filter((call) => call === 'BatchGetItem').length).toBeGreaterThan(1)
})

function requestItemsOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'RequestItems' in input
    ? input.RequestItems
    : {}
}

test('a batch reply without any responses is a fault, not an absent keypair [E-05]', async () => {
  await stubbed('AWS_ENDPOINT_URL_DYNAMODB', (call) => (call === 'GetItem' ? locator : {}))
  await expectUnavailable()
})

test.each([{}, { MacValid: false }, { MacValid: null }, { MacValid: 'true' }])(
  'the verdict %j of VerifyMac lets nobody in [E-05]',
  async (reply) => {
    await stubbed('AWS_ENDPOINT_URL_KMS', () => reply)
    await expectUnavailable()
  },
)

test('a reply of Decrypt without a plaintext is a fault [E-05]', async () => {
  await stubbed('AWS_ENDPOINT_URL_KMS', verifiedThen({}))
  await expectUnavailable()
})

// KMS authenticates what it unwraps. If the result is not a key, that is our bug, and waiting does not
// help.
test.each([{ Plaintext: '' }, { Plaintext: 'AAAA' }])(
  'a plaintext from Decrypt that is not a key, such as %j, signs nothing',
  async (reply) => {
    await stubbed('AWS_ENDPOINT_URL_KMS', verifiedThen(reply))
    const ask = await coldTokenFunction()
    expect(await ask(basicEvent(keypair))).toMatchObject({
      statusCode: 500,
      json: { error: 'server_error' },
    })
  },
)

function verifiedThen(reply: object): (call: string) => object {
  return (call) => (call === 'VerifyMac' ? { MacValid: true } : reply)
}
