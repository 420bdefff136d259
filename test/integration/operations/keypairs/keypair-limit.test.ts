import { afterAll, beforeAll, expect, test } from 'vitest'
import { listed, unchangedBy } from '../../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

const LIMIT = 3
const REQUEST = { as: 'ada', body: { scopes: [REPORT_SCOPE] } }

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start({ KEYPAIR_LIMIT: String(LIMIT) })
})

afterAll(async () => {
  await product.stop()
})

test('an owner can have a limited number of keypairs, and another one only after a removal [AD-08] [TM-54]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  const first = await product.keypair(account, 'ada')
  for (let more = 1; more < LIMIT; more += 1) await product.keypair(account, 'ada')

  const refused = await unchangedBy(product, account, () => product.api('POST', path, REQUEST))
  expectProblem(refused, { status: 409, code: 'keypair-limit-reached' })

  expect((await product.api('DELETE', first.path, { as: 'ada' })).status).toBe(204)
  expect((await product.api('POST', path, REQUEST)).status).toBe(201)
  expect((await product.api('POST', path, REQUEST)).status).toBe(409)
})

test('a removal that is refused or repeated makes no room [AD-08]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  const [first] = await Promise.all(
    Array.from({ length: LIMIT }, () => product.keypair(account, 'ada')),
  )
  const target = String(first?.path)
  const stale = { as: 'ada', headers: { 'if-match': '"9"' } }
  expect((await product.api('DELETE', target, stale)).status).toBe(412)
  expect((await product.api('POST', path, REQUEST)).status).toBe(409)

  expect((await product.api('DELETE', target, { as: 'ada' })).status).toBe(204)
  expect((await product.api('DELETE', target, { as: 'ada' })).status).toBe(404)
  expect((await product.api('POST', path, REQUEST)).status).toBe(201)
  expect((await product.api('POST', path, REQUEST)).status).toBe(409)
})

/** A race for the last place: all ask at the same time, after they saw that there is room. */
test('when many create at the same time and there is room for one, one succeeds [AD-08]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  for (let more = 1; more < LIMIT; more += 1) await product.keypair(account, 'ada')

  const answers = await Promise.all(
    Array.from({ length: 12 }, () => product.api('POST', path, REQUEST)),
  )

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.every(({ status }) => [201, 409, 503].includes(status))).toBe(true)
  expect(listed(await product.api('GET', path, { as: 'ada' }))).toHaveLength(LIMIT)
})

test('each owner has a count of its own, and the count of one that is registered again begins at zero [AD-08]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  for (let more = 0; more < LIMIT; more += 1) await product.keypair(environment, 'ada')

  await product.keypair(account, 'ada')
  await product.close(environment)
  await product.register(environment, { accountId: account.id })
  for (let more = 0; more < LIMIT; more += 1) await product.keypair(environment, 'ada')
  const refused = await product.api('POST', `${pathOf(environment)}/keypairs`, REQUEST)
  expectProblem(refused, { status: 409, code: 'keypair-limit-reached' })
})

test('registering an open owner again does not change the count [AD-08]', async () => {
  const account = await product.account('ada')
  for (let more = 0; more < LIMIT; more += 1) await product.keypair(account, 'ada')

  expect((await product.register(account, { name: 'renamed' })).status).toBe(200)

  const refused = await product.api('POST', `${pathOf(account)}/keypairs`, REQUEST)
  expectProblem(refused, { status: 409, code: 'keypair-limit-reached' })
})
