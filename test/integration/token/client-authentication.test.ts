import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import {
  basic,
  basicOf,
  expectOAuthError,
  expectToken,
  GRANT,
  posted,
} from '../../support/token-requests.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada')
})

afterAll(async () => {
  await product.stop()
})

async function callsDuring(run: () => Promise<unknown>): Promise<readonly string[]> {
  let kmsCalls: readonly string[] = []
  const dynamodbCalls = await product.dynamodb.during(async () => {
    kmsCalls = await product.kms.during(run)
  })
  return [...dynamodbCalls, ...kmsCalls]
}

test('credentials in the body authenticate a keypair, as the metadata says [CA-07]', async () => {
  expectToken(await product.tokenRequest(posted(keypair)))
})

test('a client assertion, which the metadata does not list, authenticates nobody [CA-07]', async () => {
  const assertion = `&client_assertion_type=${ASSERTION_TYPE}&client_assertion=a.b.c`
  for (const body of [GRANT + assertion, `${GRANT}&client_id=${keypair.keyId}${assertion}`]) {
    expectOAuthError(await product.tokenRequest(body), 401, 'invalid_client')
  }
})

// If a request contains two proofs, readers could disagree about which of them counts.
test.each([
  ['the same secret', (own: CreatedKeypair) => `&client_secret=${own.keySecret}`],
  ['another secret', () => `&client_secret=${newKeySecret()}`],
  ['an id and a secret', (own: CreatedKeypair) => posted(own).replace(GRANT, '')],
  ['an assertion', () => `&client_assertion_type=${ASSERTION_TYPE}&client_assertion=a.b.c`],
  ['an assertion type alone', () => `&client_assertion_type=${ASSERTION_TYPE}`],
])('Basic with %s in the body is an invalid_request [CA-08]', async (_, more) => {
  const answer = await product.tokenRequest(GRANT + more(keypair), basic(keypair))
  expectOAuthError(answer, 400, 'invalid_request')
})

test('a secret and an assertion in one body are an invalid_request [CA-08]', async () => {
  const body = posted(keypair, `&client_assertion_type=${ASSERTION_TYPE}&client_assertion=a.b.c`)
  expectOAuthError(await product.tokenRequest(body), 400, 'invalid_request')
})

test('a client_id beside Basic must be the one in Basic [CA-09]', async () => {
  const send = async (clientId: string) =>
    await product.tokenRequest(`${GRANT}&client_id=${clientId}`, basic(keypair))
  expectToken(await send(keypair.keyId))
  expectOAuthError(await send(newKeyId()), 400, 'invalid_request')
  expectOAuthError(await send(keypair.keyId.toUpperCase()), 400, 'invalid_request')
})

test('a client that proves nothing gets no token [CA-10]', async () => {
  const bodies = [
    GRANT,
    `${GRANT}&client_id=${keypair.keyId}`,
    `${GRANT}&client_id=${keypair.keyId}&client_secret=`,
    `${GRANT}&client_secret=${keypair.keySecret}`,
  ]
  for (const body of bodies) {
    expectOAuthError(await product.tokenRequest(body), 401, 'invalid_client')
  }
})

// If a secret is normalized, trimmed or case-folded before it is compared, many secrets work instead of
// one.
test.each([
  ['upper case', (secret: string) => secret.toUpperCase()],
  ['lower case', (secret: string) => secret.toLowerCase()],
  ['a space before', (secret: string) => ` ${secret}`],
  ['a space after', (secret: string) => `${secret} `],
  ['a line feed after', (secret: string) => `${secret}\n`],
  ['a null after', (secret: string) => `${secret}\0`],
  ['its last character cut off', (secret: string) => secret.slice(0, -1)],
  ['its prefix cut off', (secret: string) => secret.slice(4)],
  ['a full-width look-alike', (secret: string) => secret.replace('fbs', '\uFF46\uFF42\uFF53')],
  ['a full-width digit', (secret: string) => `${secret.slice(0, -1)}\uFF10`],
])('only the exact secret works, not one with %s [CA-13]', async (_, change) => {
  const keySecret = change(keypair.keySecret)
  const body = `${GRANT}&client_id=${keypair.keyId}&client_secret=${encodeURIComponent(keySecret)}`
  expectOAuthError(await product.tokenRequest(body), 401, 'invalid_client')
  const encoded = basicOf(`${keypair.keyId}:${encodeURIComponent(keySecret)}`)
  const answer = await product.tokenRequest(GRANT, { authorization: encoded })
  expectOAuthError(answer, 401, 'invalid_client')
})

test('another secret of the right form does not work, and another keypair’s secret does not either [CA-13]', async () => {
  const other = await product.keypair(await product.account('ada'), 'ada')
  for (const keySecret of [newKeySecret(), other.keySecret]) {
    const answer = await product.token({ keyId: keypair.keyId, keySecret })
    expectOAuthError(answer, 401, 'invalid_client')
  }
  const twin = { keyId: keypair.keyId.toUpperCase(), keySecret: keypair.keySecret }
  expectOAuthError(await product.token(twin), 401, 'invalid_client')
})

// KMS would refuse the message with an over-long secret: a fault that the client caused.
test('over-long credentials are refused without a call to AWS [CA-14]', async () => {
  const long = [
    { keyId: 'fbk_'.padEnd(300, 'a'), keySecret: keypair.keySecret },
    { keyId: keypair.keyId, keySecret: 'fbs_'.padEnd(5_000, 'a') },
    { keyId: keypair.keyId, keySecret: keypair.keySecret.padEnd(5_000, 'a') },
  ]
  for (const credentials of long) {
    const calls = await callsDuring(async () => {
      expectOAuthError(await product.token(credentials), 401, 'invalid_client')
      expectOAuthError(await product.tokenRequest(posted(credentials)), 401, 'invalid_client')
    })
    expect(calls).toEqual([])
  }
})
