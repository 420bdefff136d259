import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freshId, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { reconcile } from '../support/background.ts'
import { ghosts } from '../support/ghosts.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { deleteItem, itemsNaming, ownerItem, putItem } from '../support/table.ts'

let product: TestStack
let resume = () => {}

beforeAll(async () => {
  product = await TestStack.start()
})

afterEach(() => {
  resume()
})

afterAll(async () => {
  await product.stop()
})

/** Runs while every event of the table's stream is given up. After that, only reconciling helps. */
async function withEventsLost(events: number, run: () => Promise<unknown>) {
  resume = stopSweep()
  const before = product.stack.deadLetters.length
  await run()
  const lost = () => product.stack.deadLetters.slice(before)
  await until('the events are given up', async () => {
    return lost().reduce((sum, { batchSize }) => sum + batchSize, 0) >= events
  })
  resume()
}

async function used(administrator = 'ada') {
  const account = await product.account(administrator)
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment, administrator)
  await product.token(keypair)
  return { account, environment, keypair, names: [account.id, environment.id, keypair.keyId] }
}

test('an environment of a closed account is found even when its link is missing too', async () => {
  const { account, environment, keypair } = await used()
  await withEventsLost(1, async () => {
    await product.close(account)
    await deleteItem(product, { pk: `ACCOUNT#${account.id}`, sk: `ENVIRONMENT#${environment.id}` })
  })
  expect((await ownerItem(product, environment)).id).toBe(environment.id)
  await reconcile()
  expect(await itemsNaming(product, account.id, environment.id, keypair.keyId)).toEqual([])
})

test('owners are swept if their items were deleted without the product', async () => {
  const { account, environment, names } = await used()
  await withEventsLost(2, async () => {
    await deleteItem(product, await ownerItem(product, account))
    await deleteItem(product, await ownerItem(product, environment))
  })
  await reconcile()
  expect(await itemsNaming(product, ...names)).toEqual([])
})

test('reconciling removes what an older incarnation left, and keeps the newer incarnation', async () => {
  const { account, environment, keypair } = await used()
  await withEventsLost(1, async () => {
    await product.close(account)
    await product.register(account)
    await product.grant(account, 'ada')
    await product.register(environment, { accountId: account.id })
  })
  const newer = await product.keypair(environment, 'ada')

  await reconcile()

  await until('the older keypair is removed', async () => {
    return (await itemsNaming(product, keypair.keyId)).length === 0
  })
  expect((await product.token(newer)).status).toBe(200)
  expect(await reconcile()).toEqual({ owners: 0, removed: 0 })
  expect(await ghosts(product)).toEqual([])
})

test('an owner that cannot be swept does not keep the leftovers of others from being removed, and is reported [TM-19]', async () => {
  const poisoned = [await used(), await used(), await used()]
  const others = [await used(), await used(), await used(), await used()]
  const all = [...poisoned, ...others]
  await withEventsLost(all.length, async () => {
    for (const { account } of poisoned) {
      const { incarnation } = await ownerItem(product, account)
      await putItem(product, { pk: `ACCOUNT#${account.id}`, sk: 'NOBODY-KNOWS', incarnation })
    }
    for (const { account } of all) await product.close(account)
  })

  await expect(reconcile()).rejects.toThrow()

  await until(
    'the others are removed',
    async () => {
      return (await itemsNaming(product, ...others.flatMap(({ names }) => names))).length === 0
    },
    10_000,
  )
})

test('an owner’s item that cannot be read does not keep the leftovers of others from being removed [TM-19]', async () => {
  const unreadable = Array.from({ length: 4 }, () => freshId('account'))
  for (const id of unreadable) {
    await putItem(product, { pk: `ACCOUNT#${id}`, sk: 'OWNER', type: 'of tomorrow', id })
  }
  const others = [await used(), await used(), await used()]
  await withEventsLost(others.length, async () => {
    for (const { account } of others) await product.close(account)
  })

  await expect(reconcile()).rejects.toThrow()

  for (const id of unreadable) await deleteItem(product, { pk: `ACCOUNT#${id}`, sk: 'OWNER' })
  await until(
    'the others are removed',
    async () => {
      return (await itemsNaming(product, ...others.flatMap(({ names }) => names))).length === 0
    },
    10_000,
  )
})
