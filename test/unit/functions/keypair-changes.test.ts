import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture, REPORT } from '../../in-memory/product/product-fixture.ts'
import { countOf, eventOf, keypairItem } from './support/keypair-records.ts'

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('a keypair is changed', () => {
  test('in its comment, its scopes or its expiry, each separately', async () => {
    const keypair = await product.keypair(account, 'ada', { comment: 'before' })
    const expiresAt = '2027-01-01T00:00:00.000Z'
    const changes = [
      { comment: 'after' },
      { scopes: ['feedback-queries:read'] },
      { expiresAt },
      { comment: null },
      { expiresAt: null },
    ]
    let version = 1
    for (const body of changes) {
      product.forward(1)
      version += 1
      const reply = expectStatus(await product.manage('update-keypair', keypair, { body }), 200)
      expect(reply.json).toMatchObject({ ...body, updatedAt: new Date().toISOString() })
      expect(reply.headers.etag).toBe(`"${version}"`)
      expect(eventOf(product, account, 'update-keypair')).toBeDefined()
    }
    const changed = product
      .eventsOf(account)
      .filter(({ action }) => action === 'update-keypair')
      .map((event) => event.changed)
    expect(changed).toHaveLength(changes.length)
    expect(changed).toEqual(expect.arrayContaining([['comment'], ['scopes'], ['expiresAt']]))
    expect(keypairItem(product, keypair)).toMatchObject({ comment: null, expiresAt: null, version })
  })

  test('not when the update has no effect: nothing is written', async () => {
    const keypair = await product.keypair(account)
    const before = product.dynamodb.version
    for (const [operationId, body] of [
      ['update-keypair', { scopes: [REPORT] }],
      ['enable-keypair', undefined],
    ] as const) {
      const reply = await product.manage(operationId, keypair, { ...(body && { body }) })
      expect(expectStatus(reply, 200).headers.etag).toBe('"1"')
    }
    expect(product.dynamodb.version).toBe(before)
  })

  test('not to scopes of another type of owner, or to a past expiry', async () => {
    const environment = await product.environment(account)
    const keypair = await product.keypair(environment)
    for (const body of [
      { scopes: ['feedback-account:read'] },
      { expiresAt: product.start.toISOString() },
    ]) {
      const refused = await product.manage('update-keypair', keypair, { body })
      expect(refused).toMatchObject({ status: 400, json: { code: 'invalid-request' } })
    }
    expect(keypairItem(product, keypair)).toMatchObject({ version: 1 })
  })

  test('by disabling and enabling it, with an audit event each', async () => {
    const keypair = await product.keypair(account)
    const disabled = expectStatus(await product.manage('disable-keypair', keypair), 200)
    expect(disabled).toMatchObject({ json: { enabled: false }, headers: { etag: '"2"' } })
    expect(eventOf(product, account, 'disable-keypair')).toMatchObject({
      keyId: keypair.keyId,
      secretId: null,
      changed: ['enabled'],
      rights: { enabled: false },
    })
    const enabled = expectStatus(await product.manage('enable-keypair', keypair), 200)
    expect(enabled).toMatchObject({ json: { enabled: true }, headers: { etag: '"3"' } })
    expect(eventOf(product, account, 'enable-keypair')).toMatchObject({ rights: { enabled: true } })
  })

  test.each(['update-keypair', 'disable-keypair', 'enable-keypair', 'rotate-secret'])(
    'and the answer to %s tells when it was last used',
    async (operationId) => {
      const keypair = await product.keypair(account)
      expectStatus(await product.product.token(keypair), 200)
      const needsBody = operationId === 'update-keypair' || operationId === 'rotate-secret'
      const call = { ...(needsBody && { body: {} }) }
      const { json } = await product.manage(operationId, keypair, call)
      const lastUsedAt = product.start.toISOString()
      expect(json).toMatchObject({ lastUsedAt })
      expect(json.secrets).toContainEqual(expect.objectContaining({ lastUsedAt }))
    },
  )

  test('not under another owner, or with an unknown key ID', async () => {
    const keypair = await product.keypair(account)
    const other = await product.account('ada')
    for (const stranger of [
      { ...keypair, owner: other },
      { owner: account, keyId: `fbk_${'a'.repeat(26)}` },
    ]) {
      for (const operationId of ['disable-keypair', 'remove-keypair', 'get-keypair']) {
        const reply = await product.manage(operationId, stranger)
        expect(reply).toMatchObject({ status: 404, json: { code: 'not-found' } })
      }
    }
    expect(countOf(product, account)).toBe(1)
  })

  test('not when it belongs to a former incarnation of its owner [TM-14]', async () => {
    const keypair = await product.keypair(account)
    await product.closeOwner(account)
    const body = { name: 'Acme' }
    expectStatus(await product.product.platform('register-account', account, { body }), 201)
    await product.grant(account, 'ada')
    for (const operationId of ['disable-keypair', 'remove-keypair', 'get-keypair']) {
      expect(await product.manage(operationId, keypair)).toMatchObject({ status: 404 })
    }
    expect(keypairItem(product, keypair)).toMatchObject({ version: 1 })
    expect(countOf(product, account)).toBe(0)
    const { json } = await product.product.manage('list-keypairs', 'ada', account)
    expect(json).toMatchObject({ items: [] })
  })
})
