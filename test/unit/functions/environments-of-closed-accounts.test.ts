import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { ownerItem, register, registerEnvironment } from './support/registration.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('an environment', () => {
  const notOpen = {
    status: 409,
    json: { code: 'account-not-open', detail: 'accountId is not the ID of an open account.' },
  }

  test('cannot be registered under an account that nobody registered', async () => {
    const environment: OwnerRef = { type: 'environment', id: 'environment-of-nobody' }
    expect(await registerEnvironment(product, environment, { accountId: 'nobody' })).toMatchObject(
      notOpen,
    )
    expect(product.itemsNaming(environment.id)).toEqual([])
  })

  test('cannot be registered under an account that closes at that moment [TM-48]', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-too-late' }
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    const late = await registerEnvironment(product, environment, { accountId: account.id })
    expect(late).toMatchObject(notOpen)
    expect(product.itemsNaming(environment.id)).toEqual([])
    expect(product.eventsOf(environment)).toEqual([])
  })

  test('cannot be registered under a former incarnation of its account [TM-48]', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-of-the-past' }
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      await product.closeOwner(account)
      await register(product, account, 'Acme again')
    })
    const late = await registerEnvironment(product, environment, { accountId: account.id })
    expect(late).toMatchObject(notOpen)
  })

  test('of a closed account is a new environment once its account is registered again [TM-14]', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    const before = ownerItem(product, environment)
    await product.closeOwner(account)
    expect(await product.product.platform('close-environment', environment)).toMatchObject({
      status: 404,
    })
    expectStatus(await register(product, account, 'Acme'), 201)
    expectStatus(await registerEnvironment(product, environment, { accountId: account.id }), 201)
    const after = ownerItem(product, environment)
    expect(after?.incarnation).not.toBe(before?.incarnation)
    expect(after?.accountIncarnation).toBe(ownerItem(product, account)?.incarnation)
  })

  test('is not renamed while its account closes: it no longer exists', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    const late = { accountId: account.id, name: 'Live' }
    expect(await registerEnvironment(product, environment, late)).toMatchObject(notOpen)
    expect(ownerItem(product, environment)?.name).not.toBe('Live')
  })
})
