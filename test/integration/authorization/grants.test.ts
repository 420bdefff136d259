import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Comparable, comparable } from './support/answers.ts'
import { OPERATIONS, type Target } from './support/operations.ts'
import { closeUnswept, partitionOf, putItems, tableState } from './support/table.ts'
import { newTarget } from './support/world.ts'

let product: TestStack
let missing: Comparable

beforeAll(async () => {
  product = await TestStack.start()
  missing = comparable(await product.api('GET', '/v1/accounts/none/keypairs', { as: 'ada' }))
})

afterAll(async () => {
  await product.stop()
})

/** The attack: a new customer gets an old owner's id while the old administrator is still there. */
describe('a grant of an old incarnation gives no right to the new one, swept or not [TM-06] [TM-14]', () => {
  test('on an account that was registered again', async () => {
    const account = await product.account('ada')
    const target = await newTarget(product, account, 'ada')
    await closeUnswept(product, account)
    await product.register(account)
    expect(await grantsOn(account)).toHaveLength(1)
    await expectStranger(account, target)
  })

  test('on an environment that was registered again', async () => {
    const account = await product.account()
    const environment = await product.environment(account, { administrators: ['ada'] })
    const target = await newTarget(product, environment, 'ada')
    await closeUnswept(product, environment)
    await product.register(environment, { accountId: account.id })
    expect(await grantsOn(environment)).toHaveLength(1)
    await expectStranger(environment, target)
  })

  test('on an environment of an account that was registered again: it does not belong to the new account', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account, { administrators: ['ada'] })
    const target = await newTarget(product, environment, 'ada')
    await closeUnswept(product, account, [environment])
    await product.register(account)
    await product.grant(account, 'ada')
    await expectStranger(environment, target)
  })

  test('on an environment that another account registered under an old id', async () => {
    const before = await product.account('ada')
    const environment = await product.environment(before)
    const target = await newTarget(product, environment, 'ada')
    await closeUnswept(product, environment)
    const after = await product.account('gil')
    await product.register(environment, { accountId: after.id })
    await expectStranger(environment, target)
    await newTarget(product, environment, 'gil')
  })

  test('and the list of what the user administers does not contain the owner', async () => {
    const account = await product.account('vic')
    await closeUnswept(product, account)
    await product.register(account)
    const { json } = await product.api('GET', '/v1/owners', { as: 'vic' })
    expect(json.items).toEqual([])
  })

  test('until it is granted again: then it gives every right', async () => {
    const account = await product.account('ada')
    await closeUnswept(product, account)
    await product.register(account)
    await product.grant(account, 'ada')
    await newTarget(product, account, 'ada')
  })
})

/** The attack: a second identity provider gives its user the `sub` of an administrator of the first. */
test('a grant to the same sub of another issuer belongs to somebody else [TM-06]', async () => {
  const account = await product.account('ada')
  const target = await newTarget(product, account, 'ada')
  const [grant] = await grantsOn(account)
  const elsewhere = 'https://idp.elsewhere.example'
  const subject = `${encodeURIComponent(elsewhere)}#vic`
  const theirs = { ...grant, issuer: elsewhere, subject: 'vic' }
  await putItems(product, [
    { ...theirs, sk: `ADMINISTRATOR#${subject}` },
    { ...theirs, pk: `USER#${subject}`, sk: partitionOf(account) },
  ])
  await expectStranger(account, target, 'vic')
})

test('a revoked grant has no effect once the change is acknowledged [TM-06]', async () => {
  const account = await product.account('ada', 'gil')
  const target = await newTarget(product, account, 'ada')
  await product.platform('DELETE', `${pathOf(account)}/administrators/ada`)
  await expectStranger(account, target)
  await newTarget(product, account, 'gil')
})

test('once an environment blocks inheritance, administrators of its account have no right to it [TM-05]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const target = await newTarget(product, environment, 'ada')
  await product.register(environment, { accountId: account.id, inheritAdministrators: false })
  await expectStranger(environment, target)
})

test.each(['Ada', 'ADA', 'ada ', 'ad', 'adaa', 'ada#', '%61da'])(
  'a grant to %j gives ada no right: a sub is compared as a whole [TM-07]',
  async (userId) => {
    const account = await product.account('gil')
    const target = await newTarget(product, account, 'gil')
    const path = `${pathOf(account)}/administrators/${encodeURIComponent(userId)}`
    expect([204, 400]).toContain((await product.platform('PUT', path)).status)
    await expectStranger(account, target)
  },
)

async function expectStranger(owner: OwnerRef, target: Target, as = 'ada'): Promise<void> {
  const before = await tableState(product)
  for (const { method, path, body } of OPERATIONS) {
    const answer = await product.api(method, pathOf(owner) + path(target), { as, body })
    expect(comparable(answer)).toEqual(missing)
  }
  expect(await tableState(product)).toEqual(before)
}

async function grantsOn(owner: OwnerRef) {
  return (await tableState(product)).filter(
    ({ pk, sk }) => pk === partitionOf(owner) && String(sk).startsWith('ADMINISTRATOR#'),
  )
}
