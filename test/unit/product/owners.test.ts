import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, InMemory } from './in-memory.ts'

let product: InMemory

beforeEach(async () => {
  product = await InMemory.open()
})

afterEach(() => product.close())

const NOBODY: OwnerRef = { type: 'account', id: 'nobody' }

const register = (account: OwnerRef, name: string) =>
  product.product.platform('register-account', account, { body: { name } })

const registerEnvironment = (environment: OwnerRef, body: object) =>
  product.product.platform('register-environment', environment, {
    body: { name: 'Production', ...body },
  })

const ownerItem = ({ id }: OwnerRef) => product.itemsNaming(id).find(({ sk }) => sk === 'OWNER')

describe('an account', () => {
  test('is registered once, and again under the same name nothing is written', async () => {
    const account = await product.account()
    const before = product.dynamodb.version
    const again = expectStatus(await register(account, 'Acme'), 200)
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
    const before = ownerItem(account)
    product.forward(60)
    const renamed = expectStatus(await register(account, 'Acme Ltd'), 200)
    expect(renamed.json).toMatchObject({
      name: 'Acme Ltd',
      registeredAt: product.start.toISOString(),
    })
    expect(ownerItem(account)).toEqual({ ...before, name: 'Acme Ltd' })
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'register-account', changed: ['name'] }),
    )
  })

  test('that is closed is gone at once, and cannot be closed again', async () => {
    const account = await product.account()
    await product.closeOwner(account)
    expect(ownerItem(account)).toBeUndefined()
    const again = await product.product.platform('close-account', account)
    expect(again).toMatchObject({ status: 404, json: { code: 'not-found' } })
    expect(product.eventsOf(account)).toContainEqual(
      expect.objectContaining({ action: 'close-account' }),
    )
  })

  test('that was never registered cannot be closed', async () => {
    expect(await product.product.platform('close-account', NOBODY)).toMatchObject({ status: 404 })
  })

  test('registered at the same moment by two is one account, with one event [TM-17]', async () => {
    const account: OwnerRef = { type: 'account', id: 'twice' }
    product.overtakeNext('TransactWriteItemsCommand', () => register(account, 'Acme'))
    const second = expectStatus(await register(account, 'Acme'), 200)
    expect(second.json).toMatchObject({ id: 'twice', name: 'Acme' })
    expect(product.eventsOf(account)).toHaveLength(1)
  })

  test('that is closed while it is renamed is registered anew', async () => {
    const account = await product.account()
    const before = ownerItem(account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expectStatus(await register(account, 'Acme Ltd'), 201)
    const after = ownerItem(account)
    expect(after).toMatchObject({ name: 'Acme Ltd', keypairCount: 0 })
    expect(after?.incarnation).not.toBe(before?.incarnation)
  })

  test('closed and registered again while it is being closed is found again, and closed', async () => {
    const account = await product.account()
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      await product.closeOwner(account)
      expectStatus(await register(account, 'Acme again'), 201)
    })
    await product.closeOwner(account)
    expect(ownerItem(account)).toBeUndefined()
    const actions = product.eventsOf(account).map(({ action }) => action)
    expect(actions.filter((action) => action === 'close-account')).toHaveLength(2)
  })
})

describe('an environment', () => {
  test('inherits administrators unless it is told not to, and says so in its event', async () => {
    const account = await product.account()
    const inheriting = await product.environment(account)
    const alone = await product.environment(account, false)
    expect(ownerItem(inheriting)).toMatchObject({ inheritAdministrators: true, keypairCount: 0 })
    expect(ownerItem(alone)).toMatchObject({ inheritAdministrators: false })
    expect(product.eventsOf(inheriting)).toMatchObject([
      { action: 'register-environment', inheritAdministrators: true, changed: [] },
    ])
    expect(product.eventsOf(alone)).toMatchObject([{ inheritAdministrators: false }])
  })

  test('is found under its account, by a link that goes when it is closed', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    const links = () =>
      product.itemsNaming(account.id).filter(({ sk }) => sk.includes(environment.id))
    expect(links()).toHaveLength(1)
    await product.closeOwner(environment)
    expect(links()).toEqual([])
    expect(ownerItem(environment)).toBeUndefined()
    const again = await product.product.platform('close-environment', environment)
    expect(again.status).toBe(404)
    expect(product.eventsOf(environment)).toContainEqual(
      expect.objectContaining({ action: 'close-environment' }),
    )
  })

  test('keeps what it inherits when it is renamed, and changes it when it is told to', async () => {
    const account = await product.account()
    const environment = await product.environment(account, false)
    const renamed = { accountId: account.id, name: 'Live' }
    expectStatus(await registerEnvironment(environment, renamed), 200)
    expect(ownerItem(environment)).toMatchObject({ name: 'Live', inheritAdministrators: false })
    const inheriting = { ...renamed, inheritAdministrators: true }
    const { json } = expectStatus(await registerEnvironment(environment, inheriting), 200)
    expect(json).toMatchObject({ name: 'Live', inheritAdministrators: true })
    expect(ownerItem(environment)).toMatchObject({ inheritAdministrators: true })
    const changes = product.eventsOf(environment).map(({ changed }) => changed)
    expect(changes).toContainEqual(['name'])
    expect(changes).toContainEqual(['inheritAdministrators'])
    expect(product.eventsOf(environment)).toContainEqual(
      expect.objectContaining({ changed: ['inheritAdministrators'], inheritAdministrators: true }),
    )
  })

  test('that is registered as it is already writes nothing', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    const before = product.dynamodb.version
    const { json } = expectStatus(
      await registerEnvironment(environment, { accountId: account.id }),
      200,
    )
    expect(json).toMatchObject({ id: environment.id, name: 'Production' })
    expect(product.dynamodb.version).toBe(before)
  })

  test('never moves to another account', async () => {
    const environment = await product.environment(await product.account())
    const other = await product.account()
    expect(await registerEnvironment(environment, { accountId: other.id })).toMatchObject({
      status: 409,
      json: {
        code: 'environment-of-another-account',
        detail: 'The environment belongs to another account, and cannot change it.',
      },
    })
  })

  const notOpen = {
    status: 409,
    json: { code: 'account-not-open', detail: 'accountId names no open account.' },
  }

  test('is not opened under an account that nobody registered', async () => {
    const environment: OwnerRef = { type: 'environment', id: 'environment-of-nobody' }
    expect(await registerEnvironment(environment, { accountId: 'nobody' })).toMatchObject(notOpen)
    expect(product.itemsNaming(environment.id)).toEqual([])
  })

  test('is not opened under an account that closes at that moment [TM-48]', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-too-late' }
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    const late = await registerEnvironment(environment, { accountId: account.id })
    expect(late).toMatchObject(notOpen)
    expect(product.itemsNaming(environment.id)).toEqual([])
    expect(product.eventsOf(environment)).toEqual([])
  })

  test('is not opened under an incarnation of its account that has ended [TM-48]', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-of-the-past' }
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      await product.closeOwner(account)
      await register(account, 'Acme again')
    })
    const late = await registerEnvironment(environment, { accountId: account.id })
    expect(late).toMatchObject(notOpen)
  })

  test('registered at the same moment by two is one environment', async () => {
    const account = await product.account()
    const environment: OwnerRef = { type: 'environment', id: 'environment-twice' }
    const registration = () => registerEnvironment(environment, { accountId: account.id })
    product.overtakeNext('TransactWriteItemsCommand', registration)
    expectStatus(await registration(), 200)
    expect(product.eventsOf(environment)).toHaveLength(1)
  })

  test('of a closed account is another one once its account is registered again [TM-14]', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    const before = ownerItem(environment)
    await product.closeOwner(account)
    expect(await product.product.platform('close-environment', environment)).toMatchObject({
      status: 404,
    })
    expectStatus(await register(account, 'Acme'), 201)
    expectStatus(await registerEnvironment(environment, { accountId: account.id }), 201)
    const after = ownerItem(environment)
    expect(after?.incarnation).not.toBe(before?.incarnation)
    expect(after?.accountIncarnation).toBe(ownerItem(account)?.incarnation)
  })

  test('renamed while its account closes is not changed: there is none any more', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    const late = { accountId: account.id, name: 'Live' }
    expect(await registerEnvironment(environment, late)).toMatchObject(notOpen)
    expect(ownerItem(environment)?.name).not.toBe('Live')
  })
})
