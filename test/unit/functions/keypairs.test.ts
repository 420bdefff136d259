import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture, REPORT } from '../../in-memory/product/product-fixture.ts'
import { countOf, eventOf } from './support/keypair-records.ts'

const LIMIT = 100

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

const create = (owner: OwnerRef, body: object) =>
  product.product.manage('create-keypair', 'ada', owner, { body })

describe('a keypair is created', () => {
  test('as requested, under its owner, and its key secret is shown once', async () => {
    const expiresAt = '2027-01-01T00:00:00.000Z'
    const comment = 'nightly report'
    const reply = expectStatus(await create(account, { scopes: [REPORT], comment, expiresAt }), 201)
    const { keyId, keySecret, ...rest } = reply.json
    expect(keyId).toMatch(/^fbk_/)
    expect(keySecret).toEqual(expect.any(String))
    expect(rest).toMatchObject({
      owner: account,
      comment,
      scopes: [REPORT],
      enabled: true,
      createdAt: product.start.toISOString(),
      createdBy: 'ada',
      updatedAt: product.start.toISOString(),
      lastUsedAt: null,
      expiresAt,
      secrets: [{ lastUsedAt: null, expiresAt: null, createdAt: product.start.toISOString() }],
    })
    expect(reply.headers.location).toBe(`/v1/accounts/${account.id}/keypairs/${keyId}`)
    expect(reply.headers.etag).toBe('"1"')
    expect(JSON.stringify(product.itemsNaming(''))).not.toContain(keySecret)
  })

  test('without a comment and an expiry when the request has none', async () => {
    const { json } = expectStatus(await create(account, { scopes: [] }), 201)
    expect(json).toMatchObject({ comment: null, expiresAt: null, scopes: [] })
  })

  test('with an audit event that says who created it, and what it may do', async () => {
    const keypair = await product.keypair(account)
    expect(eventOf(product, account, 'create-keypair')).toMatchObject({
      keyId: keypair.keyId,
      secretId: keypair.secretId,
      actor: { type: 'user', subject: 'ada' },
      rights: { scopes: [REPORT], enabled: true, expiresAt: null },
      requestId: expect.stringMatching(/^request-/),
      changed: [],
    })
  })

  test('not with scopes of another type of owner, or with a past expiry', async () => {
    const environment = await product.environment(account)
    const scopes = ['feedback-account:read']
    expect(await create(environment, { scopes })).toMatchObject({ status: 400 })
    expectStatus(await create(account, { scopes }), 201)
    const expiresAt = product.start.toISOString()
    expect(await create(account, { scopes: [REPORT], expiresAt })).toMatchObject({ status: 400 })
  })

  test('until its owner reaches the limit, and again after one was removed [TM-54]', async () => {
    const first = await product.keypair(account)
    for (let made = 1; made < LIMIT; made += 1) await product.keypair(account)
    expect(countOf(product, account)).toBe(LIMIT)
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({
      status: 409,
      json: {
        code: 'keypair-limit-reached',
        detail: `This owner already has ${LIMIT} keypairs, which is the maximum.`,
      },
    })
    expect(countOf(product, account)).toBe(LIMIT)
    expectStatus(await product.manage('remove-keypair', first), 204)
    expect(countOf(product, account)).toBe(LIMIT - 1)
    expectStatus(await create(account, { scopes: [REPORT] }), 201)
  })

  test('not for an owner that closes at that moment, even if its former incarnation had reached the limit: it is not found', async () => {
    for (let made = 0; made < LIMIT; made += 1) await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.revoke(account, 'ada'))
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({ status: 404 })
    await product.grant(account, 'ada')
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({ status: 404 })
  })
})

describe('a keypair is removed', () => {
  test('with everything that depends on it, and with an audit event', async () => {
    const keypair = await product.keypair(account)
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toHaveLength(3)
    expectStatus(await product.manage('remove-keypair', keypair), 204)
    expect(product.itemsNaming(keypair.keyId)).toEqual([])
    expect(countOf(product, account)).toBe(0)
    expect(eventOf(product, account, 'remove-keypair')).toMatchObject({
      keyId: keypair.keyId,
      rights: null,
    })
    expect(await product.manage('remove-keypair', keypair)).toMatchObject({ status: 404 })
  })
})
