import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { ownerItem, register } from './support/registration.ts'

const NOBODY: OwnerRef = { type: 'account', id: 'nobody' }

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('an account', () => {
  test('is registered once: another registration with the same name writes nothing', async () => {
    const account = await product.account()
    const before = product.dynamodb.version
    const again = expectStatus(await register(product, account, 'Acme'), 200)
    expect(again.json).toMatchObject({ id: account.id, name: 'Acme', type: 'account' })
    expect(again.json.registeredAt).toBe(product.start.toISOString())
    expect(product.dynamodb.version).toBe(before)
    expect(product.eventsOf(account)).toMatchObject([
      { action: 'register-account', actor: { type: 'platform' }, changed: [] },
    ])
  })

  test('is renamed, and keeps its incarnation and its count of keypairs', async () => {
    const account = await product.account('ada')
    await product.keypair(account)
    const before = ownerItem(product, account)
    product.forward(60)
    const renamed = expectStatus(await register(product, account, 'Acme Ltd'), 200)
    expect(renamed.json).toMatchObject({
      name: 'Acme Ltd',
      registeredAt: product.start.toISOString(),
    })
    expect(ownerItem(product, account)).toEqual({ ...before, name: 'Acme Ltd' })
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'register-account', changed: ['name'] }),
    )
  })

  test('that is closed is not found at once, and cannot be closed again', async () => {
    const account = await product.account()
    await product.closeOwner(account)
    expect(ownerItem(product, account)).toBeUndefined()
    const again = await product.product.platform('close-account', account)
    expect(again).toMatchObject({ status: 404, json: { code: 'not-found' } })
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'close-account' }),
    )
  })

  test('that was never registered cannot be closed', async () => {
    expect(await product.product.platform('close-account', NOBODY)).toMatchObject({ status: 404 })
  })

  test('registered twice at the same moment is one account, with one audit event [TM-17]', async () => {
    const account: OwnerRef = { type: 'account', id: 'twice' }
    product.overtakeNext('TransactWriteItemsCommand', () => register(product, account, 'Acme'))
    const second = expectStatus(await register(product, account, 'Acme'), 200)
    expect(second.json).toMatchObject({ id: 'twice', name: 'Acme' })
    expect(product.eventsOf(account)).toHaveLength(1)
  })

  test('that is closed while it is renamed is registered again', async () => {
    const account = await product.account()
    const before = ownerItem(product, account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expectStatus(await register(product, account, 'Acme Ltd'), 201)
    const after = ownerItem(product, account)
    expect(after).toMatchObject({ name: 'Acme Ltd', keypairCount: 0 })
    expect(after?.incarnation).not.toBe(before?.incarnation)
  })

  test('that somebody else closes and registers again during a closing is closed again', async () => {
    const account = await product.account()
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      await product.closeOwner(account)
      expectStatus(await register(product, account, 'Acme again'), 201)
    })
    await product.closeOwner(account)
    expect(ownerItem(product, account)).toBeUndefined()
    const actions = product.eventsOf(account).map(({ action }) => action)
    expect(actions.filter((action) => action === 'close-account')).toHaveLength(2)
  })
})
