import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { INSTANT } from '../../../local-stack/keypairs.ts'
import { listed } from '../../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../../local-stack/test-stack.ts'

// Each test uses a user that no other test here knows.

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

async function ownersOf(user: string) {
  return listed(await product.api('GET', '/v1/owners', { as: user }))
}

function accountShown({ id }: OwnerRef) {
  return { type: 'account', id, name: id, registeredAt: INSTANT }
}

function environmentShown({ id }: OwnerRef, account: OwnerRef, inheritAdministrators = true) {
  return {
    type: 'environment',
    id,
    name: id,
    accountId: account.id,
    inheritAdministrators,
    registeredAt: INSTANT,
  }
}

function byId<T extends { readonly environment: { readonly id: string } }>(list: readonly T[]) {
  return [...list].sort((a, b) => (a.environment.id < b.environment.id ? -1 : 1))
}

test('a user who administers nothing has an empty list', async () => {
  const answer = await product.api('GET', '/v1/owners', { as: 'vic' })
  expect(answer.status).toBe(200)
  expect(answer.json).toEqual({ items: [], nextCursor: null })
})

test('an administrator of accounts sees them with the environments inherited, and none that block inheritance', async () => {
  const account = await product.account('ada')
  const empty = await product.account('ada')
  const one = await product.environment(account)
  const two = await product.environment(account)
  await product.environment(account, { inheritAdministrators: false })
  const foreign = await product.account('gil')
  await product.environment(foreign)

  const owners = await ownersOf('ada')

  const expected = [
    {
      account: accountShown(account),
      access: 'explicit',
      environments: byId([
        { environment: environmentShown(one, account), access: 'inherited' },
        { environment: environmentShown(two, account), access: 'inherited' },
      ]),
    },
    { account: accountShown(empty), access: 'explicit', environments: [] },
  ]
  expect(owners).toEqual(expected.sort((a, b) => (a.account.id < b.account.id ? -1 : 1)))
  for (const { environment } of expected.flatMap(({ environments }) => environments)) {
    const path = `${pathOf({ type: 'environment', id: environment.id })}/keypairs`
    expect((await product.api('GET', path, { as: 'ada' })).status).toBe(200)
  }
})

test('an administrator of one environment sees it under its account, without a right to that account', async () => {
  const account = await product.account('ada')
  const mine = await product.environment(account, { administrators: ['tess'] })
  await product.environment(account)

  expect(await ownersOf('tess')).toEqual([
    {
      account: accountShown(account),
      access: 'none',
      environments: [{ environment: environmentShown(mine, account), access: 'explicit' }],
    },
  ])
  const keypairs = await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'tess' })
  expect(keypairs.status).toBe(404)
})

test('the list has explicit and inherited grants, an explicit one before an inherited one, and no closed owners', async () => {
  const account = await product.account('gil')
  const inherited = await product.environment(account)
  const both = await product.environment(account, { administrators: ['gil'] })
  const blocked = await product.environment(account, {
    inheritAdministrators: false,
    administrators: ['gil'],
  })
  const closedEnvironment = await product.environment(account, { administrators: ['gil'] })
  const closedAccount = await product.account('gil')
  await product.environment(closedAccount, { administrators: ['gil'] })
  await product.close(closedEnvironment)
  await product.close(closedAccount)

  const owners = await ownersOf('gil')

  const mine = owners.filter(({ account: shown }) => JSON.stringify(shown).includes(account.id))
  expect(mine).toEqual([
    {
      account: accountShown(account),
      access: 'explicit',
      environments: byId([
        { environment: environmentShown(inherited, account), access: 'inherited' },
        { environment: environmentShown(both, account), access: 'explicit' },
        { environment: environmentShown(blocked, account, false), access: 'explicit' },
      ]),
    },
  ])
  expect(JSON.stringify(owners)).not.toContain(closedAccount.id)
})
