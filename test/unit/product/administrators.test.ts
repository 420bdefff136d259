import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { USER_ISSUER } from '../../proof/product/settings.ts'
import { expectStatus, InMemory, REPORT } from './in-memory.ts'

let product: InMemory

beforeEach(async () => {
  product = await InMemory.open()
})

afterEach(() => product.close())

const listed = async (owner: OwnerRef, user = 'ada') =>
  (await product.product.manage('list-keypairs', user, owner)).status

const change = (operationId: string, owner: OwnerRef, userId = 'ada') =>
  product.product.platform(operationId, owner, { params: { userId } })

const grantsOf = (owner: OwnerRef) =>
  product.itemsNaming(owner.id).filter(({ pk, sk }) => `${pk}${sk}`.includes('ada'))

describe('a user administers', () => {
  test('an account by a grant on it, from the grant to its revocation', async () => {
    const account = await product.account()
    expect(await listed(account)).toBe(404)
    await product.grant(account, 'ada')
    expect(await listed(account)).toBe(200)
    expect(await listed(account, 'bob')).toBe(404)
    await product.revoke(account, 'ada')
    expect(await listed(account)).toBe(404)
  })

  test('an environment by a grant on it or, where it inherits, on its account', async () => {
    const account = await product.account('ada')
    const inheriting = await product.environment(account)
    const alone = await product.environment(account, false)
    expect(await listed(inheriting)).toBe(200)
    expect(await listed(alone)).toBe(404)
    await product.grant(alone, 'bob')
    expect(await listed(alone, 'bob')).toBe(200)
    expect(await listed(account, 'bob')).toBe(404)
    expect(await listed(inheriting, 'bob')).toBe(404)
  })

  test('nothing of a closed account, nor of its environments', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    await product.closeOwner(account)
    expect(await listed(account)).toBe(404)
    expect(await listed(environment)).toBe(404)
  })

  test('nothing that nobody registered, and no environment of an account’s id', async () => {
    const account = await product.account('ada')
    expect(await listed({ type: 'environment', id: account.id })).toBe(404)
    expect(await listed({ type: 'account', id: 'nobody' })).toBe(404)
  })
})

describe('a grant', () => {
  test('names the user at the issuer, and stands twice: under the owner and under the user', async () => {
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

  test('that stands is not written again, and no second event tells of it', async () => {
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

  test('of an incarnation that has ended is replaced by one of the next [TM-14]', async () => {
    const account = await product.account('ada')
    await product.closeOwner(account)
    const body = { name: 'Acme' }
    expectStatus(await product.product.platform('register-account', account, { body }), 201)
    expect(await listed(account)).toBe(404)
    expect(await change('revoke-administrator', account)).toMatchObject({ status: 404 })
    await product.grant(account, 'ada')
    expect(await listed(account)).toBe(200)
    expect(new Set(grantsOf(account).map(({ incarnation }) => incarnation)).size).toBe(1)
  })

  test('on an owner that is not open is refused, and so is its revocation', async () => {
    const nobody: OwnerRef = { type: 'account', id: 'nobody' }
    expect(await change('grant-administrator', nobody)).toMatchObject({ status: 404 })
    expect(await change('revoke-administrator', nobody)).toMatchObject({ status: 404 })
  })

  test('that nobody made cannot be revoked, and no event tells of it', async () => {
    const account = await product.account('ada')
    const before = product.dynamodb.version
    expect(await change('revoke-administrator', account, 'bob')).toMatchObject({
      status: 404,
      json: { code: 'not-found' },
    })
    expect(product.dynamodb.version).toBe(before)
  })

  test('that is revoked is gone from both places, and its event says whose it was', async () => {
    const account = await product.account('ada')
    await product.revoke(account, 'ada')
    expect(grantsOf(account)).toEqual([])
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'revoke-administrator', userId: 'ada' }),
    )
  })
})

/** The attack: the owner, or the account above it, goes between the decision and its writing. */
describe.each(['grant-administrator', 'revoke-administrator'])('%s, overtaken', (operationId) => {
  test('by closing the account, leaves nothing of the grant in force [TM-48]', async () => {
    const account = await product.account('ada')
    const before = product.eventsOf(account).length
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await change(operationId, account, 'ada')).toMatchObject({ status: 404 })
    expect(product.eventsOf(account)).toHaveLength(before + 1)
  })

  test('by closing the account above its environment, is refused [TM-48]', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    const before = product.eventsOf(environment).length
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await change(operationId, environment)).toMatchObject({ status: 404 })
    expect(product.eventsOf(environment)).toHaveLength(before)
  })

  test('by closing its environment and registering it again, is about the new one', async () => {
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
    expectStatus(await change(operationId, environment), 204)
    expect(await listed(environment)).toBe(operationId === 'grant-administrator' ? 200 : 404)
  })
})

/** The attack: an administrator whose right is going changes a keypair at the last moment. */
describe('a change by somebody whose right is going is not made [TM-06] [TM-13]', () => {
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

  test.each(CHANGES)('%s, by the account above being closed', async (operationId) => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.grant(environment, 'ada')
    await expectNothingChanged(operationId, environment, () => product.closeOwner(account))
  })

  test.each(CHANGES)('%s, by the grant on its own owner being revoked', async (operationId) => {
    const environment = await product.environment(await product.account(), false)
    await product.grant(environment, 'ada')
    await expectNothingChanged(operationId, environment, () => product.revoke(environment, 'ada'))
  })

  test.each(CHANGES)('%s, by the grant that is inherited being revoked', async (operationId) => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingChanged(operationId, environment, () => product.revoke(account, 'ada'))
  })

  test.each(CHANGES)('%s, by inheritance being blocked', async (operationId) => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingChanged(operationId, environment, async () => {
      const body = { accountId: account.id, name: 'Production', inheritAdministrators: false }
      const blocked = product.product.platform('register-environment', environment, { body })
      expectStatus(await blocked, 200)
    })
  })

  test.each(CHANGES)('%s, by its owner being closed and opened anew', async (operationId) => {
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
