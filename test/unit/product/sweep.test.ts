import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { TABLE_NAME } from '../../proof/product/settings.ts'
import { expectStatus, InMemory } from './in-memory.ts'

let product: InMemory

beforeEach(async () => {
  product = await InMemory.open()
})

afterEach(() => product.close())

/** A customer with everything that may hang on an owner, used. */
async function customer() {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  await product.grant(environment, 'bob')
  const keypairs = [await product.keypair(account), await product.keypair(environment)]
  for (const keypair of keypairs) expectStatus(await product.product.token(keypair), 200)
  return { account, environment, keypairs }
}

type Customer = Awaited<ReturnType<typeof customer>>

function left({ account, environment, keypairs }: Customer) {
  const ids = [account.id, environment.id, ...keypairs.map(({ keyId }) => keyId)]
  return product
    .itemsNaming('')
    .filter(({ pk, sk }) =>
      ids.some((id) => [`#${id}`, id].some((end) => `${pk}`.endsWith(end) || sk.endsWith(end))),
    )
}

async function registerAgain({ id }: OwnerRef): Promise<void> {
  const call = { body: { name: 'Acme' } }
  const account: OwnerRef = { type: 'account', id }
  expectStatus(await product.product.platform('register-account', account, call), 201)
}

/** Sweeps what the stream tells of, until it tells of nothing more. */
async function sweepAll(): Promise<void> {
  const records = product.dynamodb.streamRecords
  while (records.length > 0) {
    const { batchItemFailures } = await product.product.sweep(records.splice(0, 1))
    expect(batchItemFailures).toEqual([])
  }
}

const recordOf = (pk: string, sk: string, SequenceNumber = '1') => ({
  eventID: SequenceNumber,
  eventName: 'REMOVE' as const,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber },
})

describe('the sweep', () => {
  test('of a closed account leaves nothing of it, nor of its environments [TM-14]', async () => {
    const acme = await customer()
    const other = await customer()
    const before = left(other)
    await product.closeOwner(acme.account)
    expect(left(acme).length).toBeGreaterThan(8)
    await sweepAll()
    expect(left(acme)).toEqual([])
    expect(left(other)).toEqual(before)
  })

  test('of a closed environment leaves its account as it is', async () => {
    const acme = await customer()
    const ofAccount = product.itemsNaming(acme.account.id).filter(({ sk }) => !sk.includes('ENV'))
    await product.closeOwner(acme.environment)
    await sweepAll()
    expect(product.itemsNaming(acme.environment.id)).toEqual([])
    for (const item of ofAccount) expect(product.itemsNaming(acme.account.id)).toContainEqual(item)
    expectStatus(await product.product.token(acme.keypairs[0] ?? expect.fail()), 200)
  })

  test('that comes after the owner was registered again touches nothing of the new life [TM-14]', async () => {
    const account = await product.account('ada')
    const old = await product.keypair(account)
    await product.closeOwner(account)
    await registerAgain(account)
    await product.grant(account, 'ada')
    const fresh = await product.keypair(account)
    await sweepAll()
    expect(product.itemsNaming(old.keyId)).toEqual([])
    expectStatus(await product.product.token(fresh), 200)
    expect((await product.product.manage('list-keypairs', 'ada', account)).status).toBe(200)
    await product.product.sweep([recordOf(`ACCOUNT#${account.id}`, 'OWNER')])
    expectStatus(await product.product.token(fresh), 200)
  })

  test('leaves an environment that was opened anew under the next life of its account', async () => {
    const account = await product.account()
    const environment = await product.environment(account)
    await product.closeOwner(account)
    await registerAgain(account)
    const body = { accountId: account.id, name: 'Production' }
    const anew = product.product.platform('register-environment', environment, { body })
    expectStatus(await anew, 201)
    const standing = product.itemsNaming(environment.id)
    await sweepAll()
    expect(product.itemsNaming(environment.id)).toEqual(standing)
  })

  test('removes the grant of a life that has ended where the user keeps it, and not that of the next', async () => {
    const account = await product.account('ada')
    await product.closeOwner(account)
    const [link] = product.itemsNaming('USER#')
    const kept = product.itemsNaming(account.id).filter(({ pk }) => pk.startsWith('ACCOUNT#'))
    expect(link).toBeDefined()
    product.put({ ...link, incarnation: 'the-next-one' })
    await sweepAll()
    expect(kept).not.toEqual([])
    expect(product.itemsNaming(account.id)).toMatchObject([{ incarnation: 'the-next-one' }])
  })

  test('of more keypairs than go at once removes them all', async () => {
    const account = await product.account('ada')
    for (let made = 0; made < 17; made += 1) await product.keypair(account)
    await product.closeOwner(account)
    await sweepAll()
    expect(product.itemsNaming('KEYPAIR')).toEqual([])
  })

  test('of an environment whose account has closed takes the environment too, and only then', async () => {
    const acme = await customer()
    const key = `ENVIRONMENT#${acme.environment.id}`
    await product.product.sweep([recordOf(key, 'OWNER')])
    const owner = () => product.itemsNaming(key).find(({ sk }) => sk === 'OWNER')
    expect(owner()).toBeDefined()
    await product.closeOwner(acme.account)
    await product.product.sweep([recordOf(key, 'OWNER')])
    expect(owner()).toBeUndefined()
    expect(product.dynamodb.streamRecords).toHaveLength(2)
  })

  test('leaves an item that came to be of another life while it was read', async () => {
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

  test('reports what it cannot remove, by its record, after all else is gone [TM-19]', async () => {
    const account = await product.account('ada')
    const { keyId } = await product.keypair(account)
    await product.closeOwner(account)
    const poison = { pk: `ACCOUNT#${account.id}`, sk: 'A-POISON', incarnation: 'x' }
    product.put(poison)
    const [record] = product.dynamodb.streamRecords
    const innocent = await product.account('ada')
    await product.closeOwner(innocent)
    const { batchItemFailures } = await product.product.sweep(product.dynamodb.streamRecords)
    const itemIdentifier = record?.dynamodb?.SequenceNumber
    expect(batchItemFailures).toEqual([{ itemIdentifier }])
    expect(product.itemsNaming(keyId)).toEqual([])
    expect(product.itemsNaming(account.id)).toEqual([poison])
    expect(product.itemsNaming(innocent.id)).toEqual([])
  })

  test.each([
    ['of no incarnation', { sk: `KEYPAIR#fbk_${'a'.repeat(26)}` }],
    ['of no known kind', { sk: 'SOMETHING', incarnation: 'x' }],
    ['of a kind that only begins alike', { sk: 'KEYPAI', incarnation: 'x' }],
  ])('leaves to a person an item %s', async (_, item) => {
    const account = await product.account()
    const pk = `ACCOUNT#${account.id}`
    product.put({ pk, ...item })
    await product.closeOwner(account)
    const { batchItemFailures } = await product.product.sweep(product.dynamodb.streamRecords)
    expect(batchItemFailures).toHaveLength(1)
    expect(product.itemsNaming(account.id)).toEqual([{ pk, ...item }])
  })

  test.each([
    ['ACCOUNT#acme', 'KEYPAIR#x'],
    ['USER#ada', 'OWNER'],
    ['', ''],
  ])('fails for a record of %j and %j, which is of no owner', async (pk, sk) => {
    const failing = [{ itemIdentifier: '7' }]
    const outcome = await product.product.sweep([recordOf(pk, sk, '7')])
    expect(outcome).toEqual({ batchItemFailures: failing })
    const nameless = { ...recordOf(pk, sk, '7'), dynamodb: { SequenceNumber: '7' } }
    expect(await product.product.sweep([nameless])).toEqual({ batchItemFailures: failing })
  })

  test('done twice, and at the same time, is as done once', async () => {
    const acme = await customer()
    await product.closeOwner(acme.account)
    const { streamRecords } = product.dynamodb
    await Promise.all([product.product.sweep(streamRecords), product.product.sweep(streamRecords)])
    await sweepAll()
    expect(left(acme)).toEqual([])
  })

  test('has eight removals under way at once, and each batch asks again who is open', async () => {
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

describe('the reconciliation', () => {
  test('finds what the stream never told of, and leaves what is alive [TM-56]', async () => {
    const acme = await customer()
    const other = await customer()
    const before = left(other)
    await product.closeOwner(acme.account)
    const report = await product.product.reconcile()
    expect(report).toMatchObject({ owners: 2, removed: 5 })
    await product.product.reconcile()
    expect(left(acme)).toEqual([])
    expect(left(other)).toEqual(before)
    expect(await product.product.reconcile()).toEqual({ owners: 0, removed: 0 })
  })

  test('finds items of an earlier life, and of none, under an owner that is open', async () => {
    const account = await product.account('ada')
    const old = await product.keypair(account)
    await product.closeOwner(account)
    await registerAgain(account)
    expect(await product.product.reconcile()).toEqual({ owners: 1, removed: 2 })
    expect(product.itemsNaming(old.keyId)).toEqual([])
    product.put({ pk: `ACCOUNT#${account.id}`, sk: 'SOMETHING' })
    await expect(product.product.reconcile()).rejects.toThrow()
  })

  test('fails for one owner that cannot be swept, after the others had their turn', async () => {
    const closed = []
    for (let made = 0; made < 3; made += 1) {
      const account = await product.account('ada')
      await product.closeOwner(account)
      closed.push(account)
    }
    const poison = { pk: `ACCOUNT#${closed[0]?.id}`, sk: 'A-POISON', incarnation: 'x' }
    product.put(poison)
    await expect(product.product.reconcile()).rejects.toThrow('1 failed')
    for (const { id } of closed.slice(1)) expect(product.itemsNaming(id)).toEqual([])
    expect(product.itemsNaming(poison.pk)).toEqual([poison])
  })

  test('suspects an owner that cannot be read, and goes on', async () => {
    const acme = await product.account('ada')
    await product.closeOwner(acme)
    product.put({ pk: 'ACCOUNT#unreadable', sk: 'OWNER', type: 'account', incarnation: 'x' })
    await expect(product.product.reconcile()).rejects.toThrow('1 failed')
    expect(product.itemsNaming(acme.id)).toEqual([])
  })

  test('walks the whole table, page by page', async () => {
    for (let made = 0; made < 60; made += 1) await product.account('ada')
    const acme = await product.account('ada')
    await product.closeOwner(acme)
    expect(product.dynamodb.items(TABLE_NAME).length).toBeGreaterThan(180)
    expect(await product.product.reconcile()).toEqual({ owners: 1, removed: 1 })
    expect(product.itemsNaming(acme.id)).toEqual([])
  })

  test('reads no more of an item than whose it is, and of which life', async () => {
    const read: unknown[] = []
    product.answerNext('ScanCommand', ({ input }) => {
      read.push(input.ProjectionExpression)
      return { Items: [] }
    })
    await product.product.reconcile()
    expect(read).toEqual(['pk, sk, incarnation'])
  })
})
