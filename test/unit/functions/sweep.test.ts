import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { customer, left, recordOf, registerAgain, sweepAll } from './support/sweeping.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('the sweep', () => {
  test('of a closed account leaves nothing of it or its environments [TM-14]', async () => {
    const acme = await customer(product)
    const other = await customer(product)
    const before = left(product, other)
    await product.closeOwner(acme.account)
    expect(left(product, acme).length).toBeGreaterThan(8)
    await sweepAll(product)
    expect(left(product, acme)).toEqual([])
    expect(left(product, other)).toEqual(before)
  })

  test('of a closed environment does not touch its account', async () => {
    const acme = await customer(product)
    const ofAccount = product.itemsNaming(acme.account.id).filter(({ sk }) => !sk.includes('ENV'))
    await product.closeOwner(acme.environment)
    await sweepAll(product)
    expect(product.itemsNaming(acme.environment.id)).toEqual([])
    for (const item of ofAccount) expect(product.itemsNaming(acme.account.id)).toContainEqual(item)
    expectStatus(await product.product.token(acme.keypairs[0] ?? expect.fail()), 200)
  })

  test('that runs after the owner was registered again does not touch the new incarnation [TM-14]', async () => {
    const account = await product.account('ada')
    const old = await product.keypair(account)
    await product.closeOwner(account)
    await registerAgain(product, account)
    await product.grant(account, 'ada')
    const fresh = await product.keypair(account)
    await sweepAll(product)
    expect(product.itemsNaming(old.keyId)).toEqual([])
    expectStatus(await product.product.token(fresh), 200)
    expect((await product.product.manage('list-keypairs', 'ada', account)).status).toBe(200)
    await product.product.sweep([recordOf(`ACCOUNT#${account.id}`, 'OWNER')])
    expectStatus(await product.product.token(fresh), 200)
  })

  test('leaves an environment that was registered again under the next incarnation of its account', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.closeOwner(account)
    await registerAgain(product, account)
    const body = { accountId: account.id, name: 'Production' }
    const opened = product.product.platform('register-environment', environment, { body })
    expectStatus(await opened, 201)
    const standing = product.itemsNaming(environment.id)
    await sweepAll(product)
    expect(product.itemsNaming(environment.id)).toEqual(standing)
  })

  test('removes the grant of a former incarnation from under the user, but not that of the next one', async () => {
    const account = await product.account('ada')
    await product.closeOwner(account)
    const [link] = product.itemsNaming('USER#')
    const kept = product.itemsNaming(account.id).filter(({ pk }) => pk.startsWith('ACCOUNT#'))
    expect(link).toBeDefined()
    product.put({ ...link, incarnation: 'the-next-one' })
    await sweepAll(product)
    expect(kept).not.toEqual([])
    expect(product.itemsNaming(account.id)).toMatchObject([{ incarnation: 'the-next-one' }])
  })

  test('of more keypairs than one batch holds removes them all', async () => {
    const account = await product.account('ada')
    for (let made = 0; made < 17; made += 1) await product.keypair(account)
    await product.closeOwner(account)
    await sweepAll(product)
    expect(product.itemsNaming('KEYPAIR')).toEqual([])
  })

  test('of an environment removes the owner’s item too when its account has closed, and only then', async () => {
    const acme = await customer(product)
    const key = `ENVIRONMENT#${acme.environment.id}`
    await product.product.sweep([recordOf(key, 'OWNER')])
    const owner = () => product.itemsNaming(key).find(({ sk }) => sk === 'OWNER')
    expect(owner()).toBeDefined()
    await product.closeOwner(acme.account)
    await product.product.sweep([recordOf(key, 'OWNER')])
    expect(owner()).toBeUndefined()
    expect(product.dynamodb.streamRecords).toHaveLength(2)
  })

  test('leaves an item that got another incarnation after it was read', async () => {
    const account = await product.account('ada')
    const { keyId } = await product.keypair(account)
    await product.closeOwner(account)
    const [keypair] = product.itemsNaming(keyId).filter(({ sk }) => sk.startsWith('KEYPAIR#'))
    product.overtakeNext('TransactWriteItemsCommand', async () =>
      product.put({ ...keypair, incarnation: 'the-next-one' }),
    )
    await product.product.sweep(product.dynamodb.streamRecords)
    expect(product.itemsNaming(keyId)).toContainEqual({ ...keypair, incarnation: 'the-next-one' })
  })

  test('that runs twice, also at the same time, has the effect of one', async () => {
    const acme = await customer(product)
    await product.closeOwner(acme.account)
    const { streamRecords } = product.dynamodb
    await Promise.all([product.product.sweep(streamRecords), product.product.sweep(streamRecords)])
    await sweepAll(product)
    expect(left(product, acme)).toEqual([])
  })

  test('runs eight removals at once, and checks again for each batch which owners are open', async () => {
    const account = await product.account('ada')
    for (let made = 0; made < 16; made += 1) await product.keypair(account)
    await product.revoke(account, 'ada')
    await product.closeOwner(account)
    const before = product.calls.length
    await product.product.sweep(product.dynamodb.streamRecords)
    const calls = product.calls.slice(before)
    const removals = calls.flatMap((name, at) => (name === 'TransactWriteItemsCommand' ? [at] : []))
    expect(removals).toHaveLength(16)
    const [first = 0] = removals
    expect(removals.slice(0, 8)).toEqual(Array.from({ length: 8 }, (_, at) => first + at))
    expect(calls.slice(0, first).filter((name) => name === 'GetItemCommand')).toHaveLength(2)
    expect(calls.slice(first + 8, removals[8])).toContain('GetItemCommand')
  })
})
