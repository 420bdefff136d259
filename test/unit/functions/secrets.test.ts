import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  expectStatus,
  ProductFixture,
} from '../../in-memory/product/product-fixture.ts'

const OVERLAP_DEFAULT_SECONDS = 86_400

let product: ProductFixture
let account: OwnerRef
let keypair: CreatedKeypair

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
  keypair = await product.keypair(account)
})

afterEach(() => product.close())

const tokenStatus = async (credentials: CreatedKeypair) =>
  (await product.product.token(credentials)).status

const retire = (secretId: string) =>
  product.manage('retire-secret', keypair, { params: { secretId } })

const after = (seconds: number) => new Date(product.start.getTime() + seconds * 1000).toISOString()

const eventOf = (action: string) =>
  product.eventsOf(account).findLast((event) => event.action === action)

describe('a secret is rotated', () => {
  test('and the old one works until the overlap ends, to the second [CA-15]', async () => {
    const next = await product.rotate(keypair, 60)
    expect([await tokenStatus(keypair), await tokenStatus(next)]).toEqual([200, 200])
    product.forward(59)
    expect(await tokenStatus(keypair)).toBe(200)
    product.forward(1)
    expect([await tokenStatus(keypair), await tokenStatus(next)]).toEqual([401, 200])
  })

  test('without an overlap, and the old one stops working at once [CA-15]', async () => {
    const next = await product.rotate(keypair, 0)
    expect([await tokenStatus(keypair), await tokenStatus(next)]).toEqual([401, 200])
  })

  test('with an overlap of a day when the request has none', async () => {
    const reply = expectStatus(await product.manage('rotate-secret', keypair, { body: {} }), 201)
    expect(reply.json.secrets).toMatchObject([
      { secretId: keypair.secretId, expiresAt: after(OVERLAP_DEFAULT_SECONDS) },
      { expiresAt: null },
    ])
    expect(reply.headers).toMatchObject({
      etag: '"2"',
      location: `/v1/accounts/${account.id}/keypairs/${keypair.keyId}`,
    })
  })

  test('and the audit event has the id of the new one, not the key secret', async () => {
    const { secretId } = await product.rotate(keypair)
    expect(eventOf('rotate-secret')).toMatchObject({
      keyId: keypair.keyId,
      secretId,
      changed: ['secrets'],
      rights: { enabled: true },
    })
  })

  test('twice, and the oldest stops working: at most two work [CA-15]', async () => {
    const second = await product.rotate(keypair, 3600)
    const third = await product.rotate(second, 3600)
    expect(await tokenStatus(keypair)).toBe(401)
    expect([await tokenStatus(second), await tokenStatus(third)]).toEqual([200, 200])
  })

  test('by two at the same time, and both new secrets work [CA-15]', async () => {
    let other = keypair
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      other = await product.rotate(keypair, 3600)
    })
    const mine = await product.rotate(keypair, 3600)
    expect(mine.keySecret).not.toBe(other.keySecret)
    expect([await tokenStatus(mine), await tokenStatus(other)]).toEqual([200, 200])
    expect(await tokenStatus(keypair)).toBe(401)
  })

  test('not when the keypair does not exist, and then KMS is not called', async () => {
    expectStatus(await product.manage('remove-keypair', keypair), 204)
    const before = product.calls.length
    const refused = await product.manage('rotate-secret', keypair, { body: {} })
    expect(refused).toMatchObject({ status: 404 })
    expect(product.calls.slice(before)).not.toContain('GenerateMacCommand')
  })

  test('not when KMS answers without a MAC: nothing is written [E-05]', async () => {
    const before = product.dynamodb.version
    product.answerNext('GenerateMacCommand', () => ({}))
    const refused = await product.manage('rotate-secret', keypair, { body: {} })
    expect(refused).toMatchObject({ status: 503, json: { code: 'temporarily-unavailable' } })
    expect(product.dynamodb.version).toBe(before)
  })
})

describe('a secret is retired', () => {
  test('and stops working at once, the other does not; the audit event names it', async () => {
    const next = await product.rotate(keypair, 3600)
    expectStatus(await retire(keypair.secretId), 204)
    expect([await tokenStatus(keypair), await tokenStatus(next)]).toEqual([401, 200])
    expect(eventOf('retire-secret')).toMatchObject({
      keyId: keypair.keyId,
      secretId: keypair.secretId,
      changed: ['secrets'],
    })
  })

  test('not when it is the last, or unknown, past its deadline or retired already', async () => {
    expect(await retire(keypair.secretId)).toMatchObject({
      status: 409,
      json: {
        code: 'last-live-secret',
        detail: 'This is the last live secret. Rotate first, or disable or remove the keypair.',
      },
    })
    expect(await retire('aaaaaaaa')).toMatchObject({ status: 404 })
    const next = await product.rotate(keypair, 60)
    product.forward(60)
    expect(await retire(keypair.secretId)).toMatchObject({ status: 404 })
    expect(await retire(next.secretId)).toMatchObject({ status: 409 })
    expect(await tokenStatus(next)).toBe(200)
  })
})
