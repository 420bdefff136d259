import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Answer } from '../../local-stack/answer.ts'
import {
  type CreatedKeypair,
  pathOf,
  REPORT_SCOPE,
  TestStack,
} from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { ghosts } from '../support/ghosts.ts'
import { itemsNaming, ownerItem } from '../support/table.ts'
import { overtaken } from './support/hold.ts'

// This does not depend on luck: the first call has read, decided and is about to write when the second one
// starts.

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const create = (owner: OwnerRef) =>
  product.api('POST', `${pathOf(owner)}/keypairs`, { as: 'ada', body: { scopes: [REPORT_SCOPE] } })

/** The attack: an administrator who is losing the owner or the right creates a keypair at the last moment. */
describe('a create that is overtaken makes no keypair [TM-13] [TM-06]', () => {
  async function expectNothingBorn(owner: OwnerRef, end: () => Promise<unknown>) {
    const created = await overtaken(() => create(owner), end)
    expect(created.status).toBe(404)
    expect(created.json.code).toBe('not-found')
    expect(await ghosts(product)).toEqual([])
    const born = (await itemsNaming(product, owner.id)).filter(({ sk }) => /KEYPAIR/.test(`${sk}`))
    expect(born).toEqual([])
  }

  test('by closing the account it is for', async () => {
    const account = await product.account('ada')
    await expectNothingBorn(account, () => product.close(account))
  })

  test('by closing the environment it is for', async () => {
    const environment = await product.environment(await product.account('ada'))
    await expectNothingBorn(environment, () => product.close(environment))
  })

  test('by closing the account above its environment', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingBorn(environment, () => product.close(account))
  })

  test('by closing its account and registering it again', async () => {
    const account = await product.account('ada')
    await expectNothingBorn(account, async () => {
      await product.close(account)
      await product.register(account)
      await product.grant(account, 'ada')
    })
  })

  test('by revoking the grant that allows it', async () => {
    const account = await product.account('ada')
    await expectNothingBorn(account, () =>
      product.platform('DELETE', `${pathOf(account)}/administrators/ada`),
    )
  })

  test('by revoking the grant on the account that its environment inherits', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    await expectNothingBorn(environment, () =>
      product.platform('DELETE', `${pathOf(account)}/administrators/ada`),
    )
  })
})

test('a create whose grant is removed succeeds if its administrator has another grant by then [TM-06]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const created = await overtaken(
    () => create(environment),
    async () => {
      await product.grant(environment, 'ada')
      await product.platform('DELETE', `${pathOf(account)}/administrators/ada`)
    },
  )
  expect(created.status).toBe(201)
  expect((await ownerItem(product, environment)).keypairCount).toBe(1)
})

test('a create by an inherited administrator, overtaken by blocking inheritance, makes no keypair [TM-06]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const blocked = { accountId: account.id, inheritAdministrators: false }
  const created = await overtaken(
    () => create(environment),
    () => product.register(environment, blocked),
  )
  expect(created.status).toBe(404)
  expect(await ghosts(product)).toEqual([])
  expect((await ownerItem(product, environment)).keypairCount).toBe(0)
})

test('renaming an environment, overtaken by blocking inheritance, does not unblock it [TM-17]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const { id: accountId } = account
  const renamed = await overtaken(
    () => product.platform('PUT', pathOf(environment), { accountId, name: 'renamed' }),
    () => product.register(environment, { accountId, inheritAdministrators: false }),
  )
  expect([renamed.status, renamed.json.inheritAdministrators]).toEqual([200, false])
  expect((await create(environment)).status).toBe(404)
})

test('an environment registered while its account closes is never registered, and can have no keypairs [TM-48]', async () => {
  const account = await product.account('ada')
  const environment: OwnerRef = { type: 'environment', id: `${account.id}-late` }
  const body = { name: 'late', accountId: account.id }
  const registered = await overtaken(
    () => product.platform('PUT', pathOf(environment), body),
    () => product.close(account),
  )
  expect([registered.status, registered.json.code]).toEqual([409, 'account-not-open'])
  expect(await itemsNaming(product, environment.id)).toEqual([])
})

/** The attack: a change that is under way brings a removed keypair back. */
describe('a change that is overtaken by the keypair’s removal leaves nothing behind [TM-12]', () => {
  const changes: Record<string, (keypair: CreatedKeypair) => Promise<Answer>> = {
    update: ({ path }) => product.api('PATCH', path, { as: 'ada', body: { comment: 'later' } }),
    disable: ({ path }) => product.api('POST', `${path}/disable`, { as: 'ada' }),
    rotate: ({ path }) => product.api('POST', `${path}/secrets`, { as: 'ada', body: {} }),
    remove: ({ path }) => product.api('DELETE', path, { as: 'ada' }),
    'the note of its use': (keypair) => product.token(keypair),
  }

  test.each(Object.entries(changes))('%s', async (name, change) => {
    const keypair = await product.keypair(await product.account('ada'), 'ada')
    const overtakenChange = await overtaken(
      () => change(keypair),
      () => product.api('DELETE', keypair.path, { as: 'ada' }),
    )
    // A token request that was under way gets its token, but its note is not kept.
    expect(overtakenChange.status).toBe(name === 'the note of its use' ? 200 : 404)
    expect(await itemsNaming(product, keypair.keyId)).toEqual([])
    expect((await product.token(keypair)).status).toBe(401)
  })
})

test('a keypair created just before its owner closes stops working at once and is soon removed [TM-13]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  let keypair: CreatedKeypair | undefined
  await overtaken(
    () => product.close(account),
    async () => {
      keypair = await product.keypair(environment, 'ada')
      expect((await product.token(keypair)).status).toBe(200)
    },
  )
  if (keypair === undefined) throw new Error('the keypair was not created')
  expect((await product.token(keypair)).status).toBe(401)
  await until('the sweep', async () => {
    return (await itemsNaming(product, account.id, environment.id)).length === 0
  })
  expect(await itemsNaming(product, keypair.keyId)).toEqual([])
})
