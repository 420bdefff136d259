import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Call } from '../../proof/product/function-event.ts'
import { ISSUER } from '../../proof/product/settings.ts'
import { type CreatedKeypair, expectStatus, InMemory, REPORT } from './in-memory.ts'

const FORM = 'application/x-www-form-urlencoded'
const GRANT = 'grant_type=client_credentials'
const HOUR_SECONDS = 3600
const REFUSED = { error: 'invalid_client', error_description: 'Client authentication failed.' }

let product: InMemory
let account: OwnerRef

beforeEach(async () => {
  product = await InMemory.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

const ask = (bytes: string, headers: Record<string, string> = {}, call: Call = {}) =>
  product.product.anyone('issue-token', {
    ...call,
    bytes,
    headers: { 'content-type': FORM, ...headers },
  })

const basic = ({ keyId, keySecret }: CreatedKeypair) => ({
  authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`,
})

const usageOf = ({ keyId }: CreatedKeypair) =>
  product.itemsNaming(keyId).find(({ sk }) => sk === 'USAGE')

describe('a token', () => {
  test('is a bearer token of a quarter of an hour, and no cache may keep it', async () => {
    const keypair = await product.keypair(account)
    const { json, headers } = expectStatus(await product.product.token(keypair), 200)
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      scope: REPORT,
    })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    })
    const claims = decodeJwt(`${json.access_token}`)
    expect(claims).toMatchObject({
      iss: ISSUER,
      sub: keypair.keyId,
      client_id: keypair.keyId,
      iat: product.start.getTime() / 1000,
      exp: product.start.getTime() / 1000 + 900,
      owner: { type: 'account', id: account.id, accountId: account.id },
    })
    expect(decodeProtectedHeader(`${json.access_token}`)).toMatchObject({
      alg: 'ES256',
      typ: 'at+jwt',
    })
  })

  test('of an environment says which, and under which account', async () => {
    const environment = await product.environment(account)
    const keypair = await product.keypair(environment)
    const { json } = expectStatus(await product.product.token(keypair), 200)
    expect(decodeJwt(`${json.access_token}`).owner).toEqual({
      ...environment,
      accountId: account.id,
    })
  })

  test('has the scopes that were asked for, each once, or all that the keypair may have', async () => {
    const scopes = [REPORT, 'feedback-queries:read']
    const keypair = await product.keypair(account, 'ada', { scopes })
    const all = await product.product.token(keypair)
    expect(all.json.scope).toBe(scopes.join(' '))
    const scope = `${REPORT} ${REPORT}`
    const some = await product.product.token(keypair, { scope })
    expect(some.json.scope).toBe(REPORT)
  })

  test('is not issued for a scope that the keypair may not ask for, nor without any [SC-04] [SC-06]', async () => {
    const keypair = await product.keypair(account)
    const without = await product.keypair(account, 'ada', { scopes: [] })
    const refused = {
      status: 400,
      json: {
        error: 'invalid_scope',
        error_description: 'The keypair may not request this scope, or has none.',
      },
    }
    const scope = `${REPORT} feedback-queries:read`
    expect(await product.product.token(keypair, { scope })).toMatchObject(refused)
    expect(await product.product.token(without)).toMatchObject(refused)
  })
})

describe('credentials that do not work are all refused alike', () => {
  const dead: readonly (readonly [string, (keypair: CreatedKeypair) => Promise<unknown>])[] = [
    ['the keypair is disabled', (keypair) => product.manage('disable-keypair', keypair)],
    ['the keypair is removed', (keypair) => product.manage('remove-keypair', keypair)],
    ['the environment is closed', ({ owner }) => product.closeOwner(owner)],
    ['the account above is closed', () => product.closeOwner(account)],
    [
      'the account above is closed and registered again',
      async () => {
        await product.closeOwner(account)
        const body = { name: 'Acme' }
        await product.product.platform('register-account', account, { body })
      },
    ],
    [
      'the environment is closed and registered again',
      async ({ owner }) => {
        await product.closeOwner(owner)
        const body = { accountId: account.id, name: 'Production' }
        await product.product.platform('register-environment', owner, { body })
      },
    ],
    ['its secret is rotated away', (keypair) => product.rotate(keypair, 0)],
    ['an hour has passed, and with it its life', async () => product.forward(HOUR_SECONDS)],
  ]

  test.each(dead)('when %s, at once and for a warm function [CA-11]', async (_, end) => {
    const environment = await product.environment(account)
    const expiresAt = new Date(product.start.getTime() + HOUR_SECONDS * 1000).toISOString()
    const keypair = await product.keypair(environment, 'ada', { expiresAt })
    expectStatus(await product.product.token(keypair), 200)
    await end(keypair)
    expect(await product.product.token(keypair)).toMatchObject({ status: 401, json: REFUSED })
  })

  test('when the secret is another, or the key ID is nobody’s, with the challenge', async () => {
    const keypair = await product.keypair(account)
    const other = await product.keypair(account)
    const replies = [
      await product.product.token({ ...keypair, keySecret: other.keySecret }),
      await product.product.token({ ...keypair, keyId: `fbk_${'a'.repeat(26)}` }),
      await product.product.token({ keyId: 'x', keySecret: 'y' }),
    ]
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 401, json: REFUSED })
      expect(reply.headers['www-authenticate']).toBe('Basic realm="feedback-keys", charset="UTF-8"')
    }
  })

  test('a keypair that is enabled again works again', async () => {
    const keypair = await product.keypair(account)
    await product.manage('disable-keypair', keypair)
    await product.manage('enable-keypair', keypair)
    expectStatus(await product.product.token(keypair), 200)
  })
})

describe('a client authenticates in one way', () => {
  test('in the header or in the body, and may say its id beside the header [CA-01] [CA-09]', async () => {
    const keypair = await product.keypair(account)
    const { keyId, keySecret } = keypair
    const inBody = `${GRANT}&client_id=${keyId}&client_secret=${keySecret}`
    expectStatus(await ask(inBody), 200)
    expectStatus(await ask(`${GRANT}&client_id=${keyId}`, basic(keypair)), 200)
  })

  test('and not in two, nor under two ids [CA-08] [CA-09]', async () => {
    const keypair = await product.keypair(account)
    const several = 'Use one way of client authentication, not several.'
    const { keyId, keySecret } = keypair
    for (const second of [
      `client_secret=${keySecret}`,
      'client_assertion=x',
      'client_assertion_type=x',
    ]) {
      expect(await ask(`${GRANT}&${second}`, basic(keypair))).toMatchObject({
        status: 400,
        json: { error: 'invalid_request', error_description: several },
      })
    }
    const both = `${GRANT}&client_id=${keyId}&client_secret=${keySecret}&client_assertion_type=x`
    expect((await ask(both)).json).toMatchObject({ error_description: several })
    const other = await ask(`${GRANT}&client_id=another`, basic(keypair))
    expect(other).toMatchObject({
      status: 400,
      json: { error_description: 'client_id is not the one in the Authorization header.' },
    })
  })

  test('or in none that works, and is asked for its credentials [CA-10] [CA-12]', async () => {
    const { keyId, keySecret } = await product.keypair(account)
    const before = product.calls.length
    for (const [body, headers] of [
      [GRANT, {}],
      [`${GRANT}&client_id=${keyId}`, {}],
      [`${GRANT}&client_secret=${keySecret}`, {}],
      [`${GRANT}&client_id=${keyId}&client_assertion=x`, {}],
      [GRANT, { authorization: `Bearer ${keySecret}` }],
      [GRANT, { authorization: 'Basic' }],
    ] as const) {
      expect(await ask(body, headers)).toMatchObject({ status: 401, json: REFUSED })
    }
    expect(product.calls).toHaveLength(before)
  })
})

describe('a request that is none is told what it lacks', () => {
  test.each([
    ['scope=a', {}, 'invalid_request', 'grant_type is required.'],
    ['grant_type=x', {}, 'unsupported_grant_type', 'grant_type must be client_credentials.'],
    [
      `${GRANT}&scope=a%20%20b`,
      {},
      'invalid_scope',
      'scope must be scope names with one space between each.',
    ],
    [`${GRANT}&scope=a&scope=b`, {}, 'invalid_request', 'scope must not be repeated.'],
    [`${GRANT}&scope=%zz`, {}, 'invalid_request', 'The body has a broken percent-escape.'],
    ['a=1&'.repeat(65), {}, 'invalid_request', 'The body has too many parameters.'],
    [
      GRANT,
      { 'content-type': 'application/json' },
      'invalid_request',
      'Content-Type must be application/x-www-form-urlencoded, in UTF-8.',
    ],
  ])('%j with %j: %s, %s', async (body, headers, error, error_description) => {
    const reply = await ask(body, headers)
    expect(reply).toMatchObject({ status: 400, json: { error, error_description } })
    expect(reply.headers).toMatchObject({ pragma: 'no-cache', 'cache-control': 'no-store' })
  })

  test('compressed it is not read, and beyond its size neither [TE-07] [TE-06]', async () => {
    const gzip = await ask(GRANT, { 'content-encoding': 'gzip' })
    expect(gzip).toMatchObject({
      status: 415,
      json: { error_description: 'The body must not be compressed.' },
    })
    const keypair = await product.keypair(account)
    const filled = `${GRANT}&x=`.padEnd(8192, 'x')
    expectStatus(await ask(filled, basic(keypair)), 200)
    expect(await ask(`${filled}x`, basic(keypair))).toMatchObject({
      status: 413,
      json: { error: 'invalid_request', error_description: 'The body has more than 8192 bytes.' },
    })
  })
})

describe('a fault is never an answer about a credential [E-05]', () => {
  test.each(['GetItemCommand', 'BatchGetItemCommand', 'VerifyMacCommand', 'QueryCommand'])(
    'of %s: it is 503, and says when to come back',
    async (name) => {
      const keypair = await product.keypair(account)
      product.forward(HOUR_SECONDS)
      product.answerNext(name, () => {
        throw new Error('a fault of AWS')
      })
      const reply = await product.product.token(keypair)
      expect(reply).toMatchObject({
        status: 503,
        json: { error: 'temporarily_unavailable', error_description: 'Try again in a moment.' },
        headers: { 'retry-after': '1' },
      })
      expect((await product.product.token(keypair)).status).toBe(200)
    },
  )

  test('of VerifyMac without a verdict, which is no yes', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('VerifyMacCommand', () => ({}))
    expect(await product.product.token(keypair)).toMatchObject({ status: 503 })
  })

  test('of what is ours: it is 500, and tells nothing of itself', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('GetItemCommand', () => ({ Item: { pk: 'x' } }))
    const reply = await product.product.token(keypair)
    expect(reply).toMatchObject({
      status: 500,
      json: { error: 'server_error', error_description: 'Something went wrong on our side.' },
    })
    expect(reply.headers['retry-after']).toBeUndefined()
    expect(reply.headers['www-authenticate']).toBeUndefined()
  })
})

describe('the use of a secret is noted', () => {
  test('at most once an hour, and then again', async () => {
    const keypair = await product.keypair(account)
    await product.product.token(keypair)
    const first = usageOf(keypair)
    expect(first).toMatchObject({
      lastUsedAt: product.start.toISOString(),
      [`secret#${keypair.secretId}`]: product.start.toISOString(),
    })
    product.forward(HOUR_SECONDS - 1)
    await product.product.token(keypair)
    expect(usageOf(keypair)).toEqual(first)
    product.forward(1)
    await product.product.token(keypair)
    expect(usageOf(keypair)?.lastUsedAt).toBe(new Date().toISOString())
  })

  test('of each secret by itself', async () => {
    const keypair = await product.keypair(account)
    await product.product.token(keypair)
    const next = await product.rotate(keypair)
    product.forward(60)
    await product.product.token(next)
    expect(usageOf(keypair)).toMatchObject({
      [`secret#${keypair.secretId}`]: product.start.toISOString(),
      [`secret#${next.secretId}`]: new Date().toISOString(),
    })
  })

  test('by other processes too: the table decides, and the token does not wait for it', async () => {
    const keypair = await product.keypair(account)
    const noted = new Date(product.start.getTime() - 60_000).toISOString()
    const item = { pk: `USAGE#${keypair.keyId}`, sk: 'USAGE', lastUsedAt: noted }
    product.put({ ...item, [`secret#${keypair.secretId}`]: noted })
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toContainEqual(
      expect.objectContaining({ lastUsedAt: noted }),
    )
  })

  test('not when the table is at fault: the token is issued all the same, and noted a minute later', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('TransactWriteItemsCommand', () => {
      throw new Error('a fault of AWS')
    })
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)).toBeUndefined()
    product.forward(59)
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)).toBeUndefined()
    product.forward(1)
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)?.lastUsedAt).toBe(new Date().toISOString())
  })

  test('not of a keypair that is removed at that moment: nothing is left of it [TM-12]', async () => {
    const keypair = await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', () =>
      product.manage('remove-keypair', keypair),
    )
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toEqual([])
  })
})

test('a warm function reads one batch for a token, and asks KMS once for a secret', async () => {
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment)
  const callsOf = async () => {
    const before = product.calls.length
    expectStatus(await product.product.token(keypair), 200)
    return product.calls.slice(before).sort()
  }
  await product.product.token(await product.keypair(account))
  const cold = ['BatchGetItemCommand', 'GetItemCommand', 'VerifyMacCommand']
  expect(await callsOf()).toEqual([...cold, 'TransactWriteItemsCommand'].sort())
  expect(await callsOf()).toEqual(['BatchGetItemCommand'])
})
