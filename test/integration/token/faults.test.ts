// E-05: a fault is never an answer. A client that gets 401 throws its secret away. A client that gets 200
// without a check was let in. 503 with Retry-After says: try again.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../local-stack/aws-proxy.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import type { KeyAndSecret } from '../../support/token-requests.ts'
import {
  basicEvent,
  coldTokenFunction,
  type TokenFunction,
} from '../../unit/support/token-event.ts'

let product: TestStack
let keypair: KeyAndSecret

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterEach(() => {
  product.dynamodb.recover()
  product.kms.recover()
})

afterAll(async () => {
  await product.stop()
})

const error = (status: number, type: string): Fault => ({ kind: 'error', status, type })

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['ThrottlingException', error(400, 'ThrottlingException')],
  ['InternalServerError', error(500, 'InternalServerError')],
  ['AccessDeniedException', error(400, 'AccessDeniedException')],
  ['an expired token', error(400, 'ExpiredTokenException')],
  ['a fault without a known name', error(502, 'nothing known')],
  ['a connection reset', { kind: 'reset' }],
  ['a connection reset after the work', { kind: 'reset-after' }],
  ['a malformed reply', { kind: 'malformed' }],
]
const DYNAMODB_FAULTS: typeof FAULTS = [
  ...FAULTS,
  ['throttled', error(400, 'ProvisionedThroughputExceededException')],
  ['over the request limit', error(400, 'RequestLimitExceeded')],
  ['without its table', error(400, 'ResourceNotFoundException')],
]
const KMS_FAULTS: typeof FAULTS = [
  ...FAULTS,
  ['KMSInternalException', error(500, 'KMSInternalException')],
  ['DisabledException', error(409, 'DisabledException')],
  ['KMSInvalidStateException', error(409, 'KMSInvalidStateException')],
  ['KeyUnavailableException', error(500, 'KeyUnavailableException')],
  ['without its key', error(404, 'NotFoundException')],
]

type Case = readonly [call: string, what: string, fault: Fault, service: 'dynamodb' | 'kms']
const casesOf = (call: string, faults: typeof FAULTS, service: Case[3]): readonly Case[] =>
  faults.map(([what, fault]) => [call, what, fault, service])

const needed: readonly Case[] = [
  ...casesOf('GetItem', DYNAMODB_FAULTS, 'dynamodb'),
  ...casesOf('BatchGetItem', DYNAMODB_FAULTS, 'dynamodb'),
  ...casesOf('Query', DYNAMODB_FAULTS, 'dynamodb'),
  ...casesOf('VerifyMac', KMS_FAULTS, 'kms'),
  ...casesOf('Decrypt', KMS_FAULTS, 'kms'),
  ['Decrypt', 'a key that it cannot unwrap', error(400, 'InvalidCiphertextException'), 'kms'],
]

async function ask(tokenFunction: TokenFunction, credentials = keypair) {
  return await tokenFunction(basicEvent(credentials))
}

/** Every try of a call meets the fault, so retrying does not help. */
function fail([call, , fault, service]: Case): void {
  product[service].failWith((made) => (made === call ? fault : undefined))
}

test.each(needed)(
  'while %s meets %s the answer is 503 without a reason, and after that a token [E-05] [E-04]',
  async (...given) => {
    const tokenFunction = await coldTokenFunction()
    fail(given)

    const refused = await ask(tokenFunction)
    expect(refused).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/), 'cache-control': 'no-store' },
      json: { error: 'temporarily_unavailable' },
    })
    const told = JSON.stringify([refused.body, refused.headers])
    const { tableName } = product.stack
    const cause = given[2].kind === 'error' ? given[2].type : 'ECONN'
    for (const inside of [cause, 'fault on demand', 'JSON', 'hang up', tableName, 'arn:', '.ts:']) {
      expect(told).not.toContain(inside)
    }

    product[given[3]].recover()
    expect((await ask(tokenFunction)).statusCode).toBe(200)
  },
)

test.each(DYNAMODB_FAULTS)(
  'a token is issued even when the note of its use meets %s [E-05]',
  async (what, fault) => {
    const tokenFunction = await coldTokenFunction()
    fail(['TransactWriteItems', what, fault, 'dynamodb'])
    expect((await ask(tokenFunction)).statusCode).toBe(200)
  },
)

test('a warm process answers 503 to a fault while it reads the state, and does not use what it remembers [E-05]', async () => {
  const tokenFunction = await coldTokenFunction()
  expect((await ask(tokenFunction)).statusCode).toBe(200)
  fail(['BatchGetItem', '', { kind: 'reset' }, 'dynamodb'])
  expect((await ask(tokenFunction)).statusCode).toBe(503)
})

test('a call that works at its second try is not a fault [E-05]', async () => {
  const tokenFunction = await coldTokenFunction()
  const tried = new Set<string>()
  const onceEach = (call: string): Fault | undefined => {
    if (tried.has(call)) return undefined
    tried.add(call)
    return error(500, 'InternalServerError')
  }
  product.dynamodb.failWith(onceEach)
  product.kms.failWith(onceEach)
  expect((await ask(tokenFunction)).statusCode).toBe(200)
  expect(tried).toContain('VerifyMac')
})

test('if KMS says that the MAC does not match, this is an answer: 401, not a fault [E-05]', async () => {
  const tokenFunction = await coldTokenFunction()
  fail(['VerifyMac', '', error(400, 'KMSInvalidMacException'), 'kms'])
  expect(await ask(tokenFunction)).toMatchObject({
    statusCode: 401,
    json: { error: 'invalid_client' },
  })
  product.kms.recover()
  expect((await ask(tokenFunction)).statusCode).toBe(200)
})

test('over HTTP a fault is 503 with Retry-After and no challenge [E-05] [H-01]', async () => {
  fail(['BatchGetItem', '', error(400, 'ThrottlingException'), 'dynamodb'])
  const { status, headers, json } = await product.token(keypair)
  expect({ status, error: json.error }).toEqual({ status: 503, error: 'temporarily_unavailable' })
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('www-authenticate')).toBeNull()
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
})
