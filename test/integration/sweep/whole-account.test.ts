import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableDump } from '../../local-stack/table-dump.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { deletionOf, deliverToSweep, reconcile } from '../support/background.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { itemsNaming, keypairItem, ownerItem, putItem } from '../support/table.ts'
import { customer } from './support/customer.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const eventsOf = async (ids: readonly string[]) =>
  (await tableDump(product)).filter(
    ({ pk }) => String(pk).startsWith('EVENTS#') && ids.some((id) => String(pk).includes(id)),
  )

test('after an account closed, only the audit events of it and its environments are left', async () => {
  const closing = await customer(product)
  const bystander = await customer(product, 1)
  const before = await itemsNaming(product, ...bystander.names)
  const eventsBefore = await eventsOf(closing.names)

  await product.close(closing.account)

  await until('the sweep leaves nothing', async () => {
    return (await itemsNaming(product, ...closing.names)).length === 0
  })
  const eventsAfter = await eventsOf(closing.names)
  expect(eventsAfter).toEqual(expect.arrayContaining([...eventsBefore]))
  expect(eventsAfter).toHaveLength(eventsBefore.length + 1)
  expect(await itemsNaming(product, ...bystander.names)).toEqual(before)
  expect(product.stack.deadLetters).toEqual([])
})

test('closing one environment sweeps only that environment', async () => {
  const { account, environments, keypairs } = await customer(product, 1)
  const [closing, ...others] = environments
  if (closing === undefined) throw new Error('a customer has environments')
  const otherIds = [account, ...others].map(({ id }) => id)
  const isOfClosing = (path: string) => path.includes(closing.id)
  const gone = keypairs.filter(({ path }) => isOfClosing(path)).map(({ keyId }) => keyId)
  const kept = keypairs.filter(({ path }) => !isOfClosing(path)).map(({ keyId }) => keyId)

  await product.close(closing)
  const before = await itemsNaming(product, ...otherIds, ...kept)

  await until('the sweep', async () => {
    return (await itemsNaming(product, closing.id, ...gone)).length === 0
  })
  expect(await itemsNaming(product, ...otherIds, ...kept)).toEqual(before)
})

test('many large items, more than one page of a query, are all swept [TM-20]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const item = await keypairItem(product, keypair)
  const { accountId, ...locator } = { ...item, accountId: account.id }
  const keyIds = Array.from({ length: 30 }, (_, place) => `fbk_${String(place).padStart(26, '0')}`)
  for (const keyId of keyIds) {
    const comment = 'x'.repeat(100_000)
    await putItem(product, { ...locator, sk: `KEYPAIR#${keyId}`, keyId, comment })
    await putItem(product, { ...locator, pk: `KEYPAIR#${keyId}`, sk: 'LOCATOR', accountId })
  }

  await product.close(account)

  await until('the sweep', async () => {
    return (await itemsNaming(product, account.id, keypair.keyId, ...keyIds)).length === 0
  })
})

test('a repeated event, and an event of an open owner, sweep nothing and are done [TM-20]', async () => {
  const { account, environments, names } = await customer(product, 1)
  const before = await itemsNaming(product, ...names)
  const records = [account, ...environments].map(deletionOf)
  const answer = await deliverToSweep(...records, ...records, ...records)
  expect(answer.batchItemFailures).toEqual([])
  expect(await itemsNaming(product, ...names)).toEqual(before)
})

test('reconciling finds what lost events left, once, and touches nothing that is open [TM-56] [TM-57]', async () => {
  const [closing, open] = [await customer(product, 1), await customer(product, 1)]
  const resume = stopSweep()
  const given = product.stack.deadLetters.length
  await product.close(closing.account)
  await until('the event is given up', async () => product.stack.deadLetters.length > given)
  resume()
  const before = await itemsNaming(product, ...open.names)
  expect((await itemsNaming(product, ...closing.names)).length).toBeGreaterThan(0)

  expect((await reconcile()).removed).toBeGreaterThan(0)

  expect(await itemsNaming(product, ...closing.names)).toEqual([])
  expect(await itemsNaming(product, ...open.names)).toEqual(before)
  expect(await reconcile()).toEqual({ owners: 0, removed: 0 })
  expect((await ownerItem(product, open.account)).id).toBe(open.account.id)
})
