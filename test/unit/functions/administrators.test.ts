import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { USER_ISSUER } from '../../in-memory/product/settings.ts'
import { change, listed } from './support/administration.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

const grantsOf = (owner: OwnerRef) =>
  product.itemsNaming(owner.id).filter(({ pk, sk }) => `${pk}${sk}`.includes('ada'))

describe('a user administers', () => {
  test('an account by a grant on it, from the grant to its revocation', async () => {
    const account = await product.account()
    expect(await listed(product, account)).toBe(404)
    await product.grant(account, 'ada')
    expect(await listed(product, account)).toBe(200)
    expect(await listed(product, account, 'bob')).toBe(404)
    await product.revoke(account, 'ada')
    expect(await listed(product, account)).toBe(404)
  })

  test('an environment by a grant on it, or by a grant on its account when it inherits', async () => {
    const account = await product.account('ada')
    const inheriting = await product.environment(account)
    const alone = await product.environment(account, false)
    expect(await listed(product, inheriting)).toBe(200)
    expect(await listed(product, alone)).toBe(404)
    await product.grant(alone, 'bob')
    expect(await listed(product, alone, 'bob')).toBe(200)
    expect(await listed(product, account, 'bob')).toBe(404)
    expect(await listed(product, inheriting, 'bob')).toBe(404)
  })

  test('nothing of a closed account or its environments', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    await product.closeOwner(account)
    expect(await listed(product, account)).toBe(404)
    expect(await listed(product, environment)).toBe(404)
  })

  test('no owner that nobody registered, and no environment with the id of an account', async () => {
    const account = await product.account('ada')
    expect(await listed(product, { type: 'environment', id: account.id })).toBe(404)
    expect(await listed(product, { type: 'account', id: 'nobody' })).toBe(404)
  })
})

describe('a grant', () => {
  test('names the user and the issuer, and is stored twice: under the owner and under the user', async () => {
    const account = await product.account('ada')
    const grants = grantsOf(account)
    expect(grants).toHaveLength(2)
    for (const grant of grants) {
      expect(Object.values(grant)).toEqual(
        expect.arrayContaining([USER_ISSUER, 'ada', account.id, product.start.toISOString()]),
      )
    }
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'grant-administrator', userId: 'ada' }),
    )
  })

  test('that exists is not written again, and has no second audit event', async () => {
    const account = await product.account('ada')
    const before = grantsOf(account)
    product.forward(60)
    await product.grant(account, 'ada')
    expect(grantsOf(account)).toEqual(before)
    const grants = product
      .eventsOf(account)
      .filter(({ action }) => action === 'grant-administrator')
    expect(grants).toHaveLength(1)
  })

  test('of a former incarnation is replaced by a grant of the next one [TM-14]', async () => {
    const account = await product.account('ada')
    await product.closeOwner(account)
    const body = { name: 'Acme' }
    expectStatus(await product.product.platform('register-account', account, { body }), 201)
    expect(await listed(product, account)).toBe(404)
    expect(await change(product, 'revoke-administrator', account)).toMatchObject({ status: 404 })
    await product.grant(account, 'ada')
    expect(await listed(product, account)).toBe(200)
    expect(new Set(grantsOf(account).map(({ incarnation }) => incarnation)).size).toBe(1)
  })

  test('on an owner that is not open is refused, and its revocation too', async () => {
    const nobody: OwnerRef = { type: 'account', id: 'nobody' }
    expect(await change(product, 'grant-administrator', nobody)).toMatchObject({ status: 404 })
    expect(await change(product, 'revoke-administrator', nobody)).toMatchObject({ status: 404 })
  })

  test('that does not exist cannot be revoked, and has no audit event', async () => {
    const account = await product.account('ada')
    const before = product.dynamodb.version
    expect(await change(product, 'revoke-administrator', account, 'bob')).toMatchObject({
      status: 404,
      json: { code: 'not-found' },
    })
    expect(product.dynamodb.version).toBe(before)
  })

  test('that is revoked is removed from both places, and the audit event names its user', async () => {
    const account = await product.account('ada')
    await product.revoke(account, 'ada')
    expect(grantsOf(account)).toEqual([])
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'revoke-administrator', userId: 'ada' }),
    )
  })
})
