import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture, REPORT } from '../../in-memory/product/product-fixture.ts'
import { change, listed } from './support/administration.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

/** The attack: the owner, or the account above it, is closed between the decision and the write. */
describe.each(['grant-administrator', 'revoke-administrator'])('%s, overtaken', (operationId) => {
  test('by the closing of the account, leaves no valid grant [TM-48]', async () => {
    const account = await product.account('ada')
    const before = product.eventsOf(account).length
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await change(product, operationId, account, 'ada')).toMatchObject({ status: 404 })
    expect(product.eventsOf(account)).toHaveLength(before + 1)
  })

  test('by the closing of the account above the environment, is refused [TM-48]', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    const before = product.eventsOf(environment).length
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await change(product, operationId, environment)).toMatchObject({ status: 404 })
    expect(product.eventsOf(environment)).toHaveLength(before)
  })

  test('by the closing and new registration of the environment, applies to the new one', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      await product.closeOwner(environment)
      const body = { accountId: account.id, name: 'Production' }
      const registered = product.product.platform('register-environment', environment, { body })
      expectStatus(await registered, 201)
      await product.grant(environment, 'ada')
    })
    expectStatus(await change(product, operationId, environment), 204)
    expect(await listed(product, environment)).toBe(
      operationId === 'grant-administrator' ? 200 : 404,
    )
  })
})

/** The attack: an administrator changes a keypair at the moment of losing the right. */
describe('a change by somebody who loses the right at that moment is not made [TM-06] [TM-13]', () => {
  const CHANGES = ['disable-keypair', 'rotate-secret', 'remove-keypair', 'create-keypair'] as const

  const make = (operationId: string, owner: OwnerRef, keyId: string) =>
    operationId === 'create-keypair'
      ? product.product.manage(operationId, 'ada', owner, { body: { scopes: [REPORT] } })
      : product.manage(
          operationId,
          { owner, keyId },
          { ...(operationId === 'rotate-secret' && { body: {} }) },
        )

  async function expectNothingChanged(
    operationId: string,
    environment: OwnerRef,
    end: () => Promise<void>,
  ) {
    const { keyId } = await product.keypair(environment)
    const keypairs = () =>
      product.itemsNaming(environment.id).filter(({ sk }) => sk.startsWith('KEYPAIR#'))
    const before = keypairs()
    const told = () => product.eventsOf(environment).filter(({ action }) => action === operationId)
    const toldBefore = told()
    product.overtakeNext('TransactWriteItemsCommand', end)
    expect(await make(operationId, environment, keyId)).toMatchObject({
      status: 404,
      json: { code: 'not-found' },
    })
    expect(keypairs()).toEqual(before)
    expect(told()).toEqual(toldBefore)
  }

  test.each(CHANGES)('%s, when the account above is closed', async (operationId) => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    await expectNothingChanged(operationId, environment, () => product.closeOwner(account))
  })

  test.each(CHANGES)('%s, when the grant on the owner is revoked', async (operationId) => {
    const environment = await product.environment(await product.account(), false)
    await product.grant(environment, 'ada')
    await expectNothingChanged(operationId, environment, () => product.revoke(environment, 'ada'))
  })

  test.each(CHANGES)('%s, when the inherited grant is revoked', async (operationId) => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingChanged(operationId, environment, () => product.revoke(account, 'ada'))
  })

  test.each(CHANGES)('%s, when inheritance is blocked', async (operationId) => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingChanged(operationId, environment, async () => {
      const body = { accountId: account.id, name: 'Production', inheritAdministrators: false }
      const blocked = product.product.platform('register-environment', environment, { body })
      expectStatus(await blocked, 200)
    })
  })

  test.each(CHANGES)('%s, when the owner is closed and registered again', async (operationId) => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingChanged(operationId, environment, async () => {
      await product.closeOwner(environment)
      const body = { accountId: account.id, name: 'Production' }
      const opened = product.product.platform('register-environment', environment, { body })
      expectStatus(await opened, 201)
    })
  })
})

test('a user who gets an explicit grant before the inherited one ends is never refused', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  product.answerNext('BatchGetItemCommand', async ({ name, input }) => {
    const environmentWithoutGrant = product.dynamodb.call(name, input)
    await product.grant(environment, 'ada')
    expectStatus(await change(product, 'revoke-administrator', account), 204)
    return environmentWithoutGrant
  })
  expect(await listed(product, environment)).toBe(200)
})

/** The attack: a right that combines what was true before a change with what is true after it. */
test('a user who loses the grant before inheritance is unblocked is refused [TM-48]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const inherit = (inheritAdministrators: boolean) =>
    product.product.platform('register-environment', environment, {
      body: { accountId: account.id, name: 'Production', inheritAdministrators },
    })
  expectStatus(await inherit(false), 200)
  product.answerNext('BatchGetItemCommand', async (environmentRead) => {
    product.answerNext('BatchGetItemCommand', async ({ name, input }) => {
      const accountWithGrant = product.dynamodb.call(name, input)
      expectStatus(await change(product, 'revoke-administrator', account), 204)
      expectStatus(await inherit(true), 200)
      return accountWithGrant
    })
    return product.dynamodb.call(environmentRead.name, environmentRead.input)
  })
  expect(await listed(product, environment)).toBe(404)
})
