import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathOf } from '../local-stack/test-stack.ts'
import { until } from '../support/until.ts'
import { chooseStage } from './choose-stage.ts'
import { Customer } from './customer.ts'
import { leftOf } from './left-of.ts'
import { requestToken } from './machine.ts'
import type { Stage } from './stage.ts'

const READ = 'feedback-report:read'
const QUERIES = 'feedback-queries:read'
const OVERLAP_SECONDS = 3600
/** On AWS a stream record takes seconds to arrive, and a sweep that had to be retried takes minutes. */
const SWEPT_DEADLINE_MILLISECONDS = 180_000
const REFUSED = { status: 401 }

let stage: Stage
let toCleanUp: Customer | undefined

beforeAll(async () => {
  stage = await chooseStage()
})

afterAll(async () => {
  try {
    await toCleanUp?.cleanUp()
  } finally {
    await stage?.leave()
  }
})

test('a keypair obeys its administrator, and stops working when its account closes', async () => {
  const customer = await Customer.of(stage)
  toCleanUp = customer
  const { account, environment } = customer
  const unsigned = await stage.fetch(stage.url + pathOf(account), { method: 'DELETE' })
  expect(unsigned.status).toBe(403)
  await customer.register()

  const keypair = await customer.create([READ, QUERIES], environment)
  const path = `${pathOf(environment)}/keypairs/${keypair.keyId}`
  const issued = await requestToken(stage, keypair)
  expect(issued.scope).toBe(`${READ} ${QUERIES}`)
  expect(await issued.verified(stage)).toMatchObject({
    sub: keypair.keyId,
    client_id: keypair.keyId,
    scope: `${READ} ${QUERIES}`,
    owner: { type: 'environment', id: environment.id, accountId: account.id },
  })

  await customer.api(200, 'PATCH', path, { scopes: [READ] })
  expect((await requestToken(stage, keypair)).scope).toBe(READ)
  await expect(requestToken(stage, keypair, { scope: QUERIES })).rejects.toMatchObject({
    status: 400,
    error: 'invalid_scope',
  })

  await customer.api(200, 'POST', `${path}/disable`)
  await expect(requestToken(stage, keypair)).rejects.toMatchObject(REFUSED)
  await customer.api(200, 'POST', `${path}/enable`)
  await requestToken(stage, keypair)

  const second = await customer.rotate(path, OVERLAP_SECONDS)
  await requestToken(stage, keypair)
  await requestToken(stage, second)
  const third = await customer.rotate(path, 0)
  await expect(requestToken(stage, keypair)).rejects.toMatchObject(REFUSED)
  await expect(requestToken(stage, second)).rejects.toMatchObject(REFUSED)
  await requestToken(stage, third)

  const fourth = await customer.rotate(path, OVERLAP_SECONDS)
  await customer.api(204, 'DELETE', `${path}/secrets/${third.secretId}`)
  await expect(requestToken(stage, third)).rejects.toMatchObject(REFUSED)
  await requestToken(stage, fourth)
  await customer.api(204, 'DELETE', path)
  await expect(requestToken(stage, fourth)).rejects.toMatchObject(REFUSED)

  const ofAccount = await customer.create([READ, QUERIES], account)
  const ofEnvironment = await customer.create([READ, QUERIES], environment)
  await requestToken(stage, ofAccount)
  await requestToken(stage, ofEnvironment)
  const keyIds = [keypair, ofAccount, ofEnvironment].map(({ keyId }) => keyId)
  // Otherwise the test would look at another stage's table.
  expect(await leftOf(stage, customer, keyIds)).not.toEqual([])
  await customer.close()
  await expect(requestToken(stage, ofAccount)).rejects.toMatchObject(REFUSED)
  await expect(requestToken(stage, ofEnvironment)).rejects.toMatchObject(REFUSED)
  await customer.api(404, 'GET', `${pathOf(account)}/keypairs`)

  const what = 'the sweep leaves nothing of the account'
  const swept = async () => (await leftOf(stage, customer, keyIds)).length === 0
  await until(what, swept, SWEPT_DEADLINE_MILLISECONDS)

  await customer.register()
  for (const owner of [account, environment]) {
    const { json } = await customer.api(200, 'GET', `${pathOf(owner)}/keypairs`)
    expect(json).toEqual({ items: [], nextCursor: null })
  }
  await expect(requestToken(stage, ofAccount)).rejects.toMatchObject(REFUSED)
  await expect(requestToken(stage, ofEnvironment)).rejects.toMatchObject(REFUSED)
})
