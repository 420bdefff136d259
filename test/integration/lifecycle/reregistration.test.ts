import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { deletionOf, deliverToSweep } from '../support/background.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { itemsNaming, ownerItem } from '../support/table.ts'
import { idsIn, type Life, live } from './support/life.ts'

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

const get = (path: string, as: string) => product.api('GET', path, { as })

/** Nothing of an old life works for anybody, and the new administrator does not see or count it. */
async function expectForgotten({ owner, administrator, ...old }: Life, successor: string) {
  const path = pathOf(owner)
  for (const keypair of old.keypairs) {
    expect((await product.token(keypair)).status).toBe(401)
    expect((await get(keypair.path, successor)).status).toBe(404)
    const enabled = await product.api('POST', `${keypair.path}/enable`, { as: successor })
    expect(enabled.status).toBe(404)
    expect((await product.api('DELETE', keypair.path, { as: successor })).status).toBe(404)
  }
  expect((await get(`${path}/keypairs`, administrator)).status).toBe(404)
  expect((await get(`${path}/keypairs`, successor)).json.items).toEqual([])
  for (const [list, cursor] of [
    ['keypairs', old.keypairsCursor],
    ['events', old.eventsCursor],
  ]) {
    const answer = await get(`${path}/${list}?cursor=${cursor}`, successor)
    expect([answer.status, answer.json.code]).toEqual([400, 'invalid-request'])
  }
  const events = (await get(`${path}/events`, successor)).json.items
  expect(idsIn(events, 'action')).toEqual(['grant-administrator', `register-${owner.type}`])
  const administrators = await product.platform('GET', `${path}/administrators`)
  expect(idsIn(administrators.json.items, 'userId')).toEqual([successor])
  expect((await get('/v1/owners', administrator)).text).not.toContain(`"${owner.id}"`)
  expect((await ownerItem(product, owner)).keypairCount).toBe(0)
}

/**
 * The old life's events arrive late, twice and in both orders, and the sweep continues where it was
 * stopped.
 */
async function expectOnlyOldSwept(old: readonly Life[], owners: readonly OwnerRef[], life: Life) {
  const before = await itemsOf(life)
  const records = owners.map(deletionOf)
  const answers = [
    await deliverToSweep(...records, ...records),
    await deliverToSweep(...records.toReversed()),
  ]
  expect(answers).toEqual([{ batchItemFailures: [] }, { batchItemFailures: [] }])
  const oldIds = old.flatMap(({ keypairs }) => keypairs.map(({ keyId }) => keyId))
  await until('the sweep of the old', async () => {
    return (await itemsNaming(product, ...oldIds)).length === 0
  })
  expect(await itemsOf(life)).toEqual(before)
  for (const keypair of life.keypairs) expect((await product.token(keypair)).status).toBe(200)
  const listed = await get(`${pathOf(life.owner)}/keypairs`, life.administrator)
  expect(idsIn(listed.json.items, 'keyId')).toHaveLength(life.keypairs.length)
}

async function itemsOf({ owner, keypairs }: Life) {
  const { incarnation } = await ownerItem(product, owner)
  const items = await itemsNaming(product, owner.id, ...keypairs.map(({ keyId }) => keyId))
  const isOld = (item: Readonly<Record<string, unknown>>) =>
    item.incarnation !== undefined && item.incarnation !== incarnation
  return items.filter((item) => !isOld(item))
}

/**
 * The attack: a former administrator, or a holder of a keypair, waits until a closed owner's id is used
 * again.
 */
describe('nothing of an old incarnation works with the new one, is visible in it or removed with it [TM-14] [TM-58]', () => {
  test('an account', async () => {
    const account = await product.account('ada')
    const old = await live(product, account, 'ada')
    resume = stopSweep()
    await product.close(account)
    await product.register(account)
    await product.grant(account, 'gil')
    await expectForgotten(old, 'gil')
    const life = await live(product, account, 'gil')
    resume()
    await expectOnlyOldSwept([old], [account], life)
  })

  test('an environment, under the account that it was under', async () => {
    const account = await product.account()
    const environment = await product.environment(account, { administrators: ['ada'] })
    const old = await live(product, environment, 'ada')
    resume = stopSweep()
    await product.close(environment)
    await product.register(environment, { accountId: account.id })
    await product.grant(environment, 'gil')
    await expectForgotten(old, 'gil')
    const life = await live(product, environment, 'gil')
    resume()
    await expectOnlyOldSwept([old], [environment], life)
  })

  test('an environment, under its account that was registered again', async () => {
    const account = await product.account()
    const environment = await product.environment(account, { administrators: ['ada'] })
    const old = await live(product, environment, 'ada')
    resume = stopSweep()
    await product.close(account)
    await product.register(account)
    await product.register(environment, { accountId: account.id })
    await product.grant(environment, 'gil')
    await expectForgotten(old, 'gil')
    const life = await live(product, environment, 'gil')
    resume()
    await expectOnlyOldSwept([old], [account, environment], life)
  })

  test('an environment, under another account', async () => {
    const [account, other] = [await product.account(), await product.account()]
    const environment = await product.environment(account, { administrators: ['ada'] })
    const old = await live(product, environment, 'ada')
    resume = stopSweep()
    await product.close(account)
    await product.register(environment, { accountId: other.id })
    await product.grant(environment, 'gil')
    await expectForgotten(old, 'gil')
    const life = await live(product, environment, 'gil')
    resume()
    await expectOnlyOldSwept([old], [account, environment], life)
    expect(await itemsNaming(product, account.id)).toEqual([])
  })
})
