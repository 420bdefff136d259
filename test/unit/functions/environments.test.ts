import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { ownerItem, registerEnvironment } from './support/registration.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('an environment', () => {
  test('inherits administrators by default, and its audit event says so', async () => {
    const account = await product.account()
    const inheriting = await product.environment(account)
    const alone = await product.environment(account, false)
    expect(ownerItem(product, inheriting)).toMatchObject({
      inheritAdministrators: true,
      keypairCount: 0,
    })
    expect(ownerItem(product, alone)).toMatchObject({ inheritAdministrators: false })
    expect(product.eventsOf(inheriting)).toMatchObject([
      { action: 'register-environment', inheritAdministrators: true, changed: [] },
    ])
    expect(product.eventsOf(alone)).toMatchObject([{ inheritAdministrators: false }])
  })

  test('is found under its account, by a link that closing it removes', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    const links = () =>
      product.itemsNaming(account.id).filter(({ sk }) => sk.includes(environment.id))
    expect(links()).toHaveLength(1)
    await product.closeOwner(environment)
    expect(links()).toEqual([])
    expect(ownerItem(product, environment)).toBeUndefined()
    const again = await product.product.platform('close-environment', environment)
    expect(again.status).toBe(404)
    expect(product.eventsOf(environment)).toContainEqual(
      expect.objectContaining({ action: 'close-environment' }),
    )
  })

  test('keeps its inheritance when it is renamed, and changes it on request', async () => {
    const account = await product.account()
    const environment = await product.environment(account, false)
    const renamed = { accountId: account.id, name: 'Live' }
    expectStatus(await registerEnvironment(product, environment, renamed), 200)
    expect(ownerItem(product, environment)).toMatchObject({
      name: 'Live',
      inheritAdministrators: false,
    })
    const inheriting = { ...renamed, inheritAdministrators: true }
    const { json } = expectStatus(await registerEnvironment(product, environment, inheriting), 200)
    expect(json).toMatchObject({ name: 'Live', inheritAdministrators: true })
    expect(ownerItem(product, environment)).toMatchObject({ inheritAdministrators: true })
    const changes = product.eventsOf(environment).map(({ changed }) => changed)
    expect(changes).toContainEqual(['name'])
    expect(changes).toContainEqual(['inheritAdministrators'])
    expect(product.eventsOf(environment)).toContainEqual(
      expect.objectContaining({ changed: ['inheritAdministrators'], inheritAdministrators: true }),
    )
  })

  test('that is registered again without a change writes nothing', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    const before = product.dynamodb.version
    const { json } = expectStatus(
      await registerEnvironment(product, environment, { accountId: account.id }),
      200,
    )
    expect(json).toMatchObject({ id: environment.id, name: 'Production' })
    expect(product.dynamodb.version).toBe(before)
  })

  test('never moves to another account', async () => {
    const environment = await product.environment(await product.account())
    const other = await product.account()
    expect(await registerEnvironment(product, environment, { accountId: other.id })).toMatchObject({
      status: 409,
      json: {
        code: 'environment-of-another-account',
        detail: 'The environment belongs to another account, and cannot move to this one.',
      },
    })
  })

  test('registered twice at the same moment is one environment', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-twice' }
    const registration = () => registerEnvironment(product, environment, { accountId: account.id })
    product.overtakeNext('TransactWriteItemsCommand', registration)
    expectStatus(await registration(), 200)
    expect(product.eventsOf(environment)).toHaveLength(1)
  })
})
