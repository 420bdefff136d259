import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  pathOf,
  REPORT_SCOPE,
  TestStack,
} from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { deletionOf, deliverToSweep } from '../support/background.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { itemsNaming, ownerItem } from '../support/table.ts'
import { live } from './support/life.ts'

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

/** Closed, and never swept: its machines and administrators are refused. */
async function expectDead(owner: OwnerRef, keypair: CreatedKeypair) {
  const unknown = await product.token({ ...keypair, keyId: 'fbk_00000000000000000000000000' })
  const refused = await product.token(keypair)
  expect(refused.status).toBe(401)
  expect(refused.text).toBe(unknown.text)
  const { path } = keypair
  const calls = [
    await product.api('GET', path, { as: 'ada' }),
    await product.api('POST', `${path}/enable`, { as: 'ada' }),
    await product.api('POST', `${path}/secrets`, { as: 'ada', body: {} }),
    await product.api('DELETE', path, { as: 'ada' }),
    await product.api('GET', `${pathOf(owner)}/keypairs`, { as: 'ada' }),
    await product.api('GET', `${pathOf(owner)}/events`, { as: 'ada' }),
    await product.api('POST', `${pathOf(owner)}/keypairs`, {
      as: 'ada',
      body: { scopes: [REPORT_SCOPE] },
    }),
    await product.platform('DELETE', pathOf(owner)),
    await product.platform('PUT', `${pathOf(owner)}/administrators/gil`),
  ]
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 404))
  const listed = await product.api('GET', '/v1/owners', { as: 'ada' })
  expect(listed.text).not.toContain(owner.id)
  expect((await itemsNaming(product, keypair.keyId)).length).toBeGreaterThan(0)
}

/** The attack: the closing’s events are delayed or lost, and the holder of a keypair continues as before. */
describe('closing is enough without any sweep [TM-21]', () => {
  test('an account’s own keypairs stop working', async () => {
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada')
    expect((await product.token(keypair)).status).toBe(200)
    resume = stopSweep()
    await product.close(account)
    await expectDead(account, keypair)
  })

  test('the keypairs of its environments stop working, even with explicit administrators', async () => {
    const account = await product.account()
    const environment = await product.environment(account, {
      inheritAdministrators: false,
      administrators: ['ada'],
    })
    const keypair = await product.keypair(environment, 'ada')
    expect((await product.token(keypair)).status).toBe(200)
    resume = stopSweep()
    await product.close(account)
    await expectDead(environment, keypair)
  })

  test('an environment’s keypairs stop working, and its account’s still work', async () => {
    const account = await product.account('ada')
    const environment = await product.environment(account)
    const keypair = await product.keypair(environment, 'ada')
    const above = await product.keypair(account, 'ada')
    resume = stopSweep()
    await product.close(environment)
    await expectDead(environment, keypair)
    expect((await product.token(above)).status).toBe(200)
  })
})

test('an environment that is not registered again stays closed under its account’s next incarnation [TM-14] [TM-05]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account, { administrators: ['tess'] })
  const old = await live(product, environment, 'tess')
  resume = stopSweep()
  await product.close(account)
  await product.register(account)
  await product.grant(account, 'ada')
  for (const keypair of old.keypairs) expect((await product.token(keypair)).status).toBe(401)
  for (const user of ['ada', 'tess']) {
    expect((await product.api('GET', `${pathOf(environment)}/keypairs`, { as: user })).status).toBe(
      404,
    )
    expect((await product.api('GET', '/v1/owners', { as: user })).text).not.toContain(
      environment.id,
    )
  }
  expect((await product.platform('DELETE', pathOf(environment))).status).toBe(404)
  resume()
  await deliverToSweep(deletionOf(account))
  await until('the sweep of the environment', async () => {
    return (await itemsNaming(product, environment.id)).length === 0
  })
  expect((await ownerItem(product, account)).id).toBe(account.id)
})
