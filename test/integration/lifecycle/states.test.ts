import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('of simultaneous closings exactly one succeeds [TM-48]', async () => {
  const account = await product.account()
  const environment = await product.environment(account)
  for (const owner of [environment, account]) {
    const closings = Array.from({ length: 5 }, () => product.platform('DELETE', pathOf(owner)))
    const answers = await Promise.all(closings)
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404])
  }
})

test('of simultaneous registrations exactly one makes the owner, and the others find it [TM-48]', async () => {
  const account = await product.account('ada')
  const environment = { type: 'environment', id: `${account.id}-new` } as const
  const body = { name: 'new', accountId: account.id }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => product.platform('PUT', pathOf(environment), body)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
  const keypair = await product.keypair(environment, 'ada')
  expect((await product.token(keypair)).status).toBe(200)
})

test('registering an open owner again keeps its incarnation: its keypairs and grants stay', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment, 'ada')
  await product.register(account, { name: 'another name' })
  await product.register(environment, { accountId: account.id, name: 'another name' })
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(200)
})
