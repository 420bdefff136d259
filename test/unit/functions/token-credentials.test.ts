import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  expectStatus,
  ProductFixture,
} from '../../in-memory/product/product-fixture.ts'
import { ask, basic, GRANT } from './support/token-request.ts'

const HOUR_SECONDS = 3600
const REFUSED = { error: 'invalid_client', error_description: 'Client authentication failed.' }

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('all credentials that do not work get the same refusal', () => {
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
    ['its secret is rotated without an overlap', (keypair) => product.rotate(keypair, 0)],
    ['its expiry has passed', async () => product.forward(HOUR_SECONDS)],
  ]

  test.each(dead)('when %s, at once, even by a warm function [CA-11]', async (_, end) => {
    const environment = await product.environment(account)
    const expiresAt = new Date(product.start.getTime() + HOUR_SECONDS * 1000).toISOString()
    const keypair = await product.keypair(environment, 'ada', { expiresAt })
    expectStatus(await product.product.token(keypair), 200)
    await end(keypair)
    expect(await product.product.token(keypair)).toMatchObject({ status: 401, json: REFUSED })
  })

  test('when the secret is wrong or the key ID is unknown, with a challenge', async () => {
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

  test('a keypair works again once it is enabled again', async () => {
    const keypair = await product.keypair(account)
    await product.manage('disable-keypair', keypair)
    await product.manage('enable-keypair', keypair)
    expectStatus(await product.product.token(keypair), 200)
  })
})

describe('a client authenticates', () => {
  test('in the header or in the body, and may repeat its id beside the header [CA-01] [CA-09]', async () => {
    const keypair = await product.keypair(account)
    const { keyId, keySecret } = keypair
    const inBody = `${GRANT}&client_id=${keyId}&client_secret=${keySecret}`
    expectStatus(await ask(product, inBody), 200)
    expectStatus(await ask(product, `${GRANT}&client_id=${keyId}`, basic(keypair)), 200)
  })

  test('not in both, and not with two ids [CA-08] [CA-09]', async () => {
    const keypair = await product.keypair(account)
    const several = 'Use one way of client authentication, not several.'
    const { keyId, keySecret } = keypair
    for (const second of [
      `client_secret=${keySecret}`,
      'client_assertion=x',
      'client_assertion_type=x',
    ]) {
      expect(await ask(product, `${GRANT}&${second}`, basic(keypair))).toMatchObject({
        status: 400,
        json: { error: 'invalid_request', error_description: several },
      })
    }
    const both = `${GRANT}&client_id=${keyId}&client_secret=${keySecret}&client_assertion_type=x`
    expect((await ask(product, both)).json).toMatchObject({ error_description: several })
    const other = await ask(product, `${GRANT}&client_id=another`, basic(keypair))
    expect(other).toMatchObject({
      status: 400,
      json: { error_description: 'client_id differs from the one in the Authorization header.' },
    })
  })

  test('not without credentials that work: it gets a challenge [CA-10] [CA-12]', async () => {
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
      expect(await ask(product, body, headers)).toMatchObject({ status: 401, json: REFUSED })
    }
    expect(product.calls).toHaveLength(before)
  })
})
