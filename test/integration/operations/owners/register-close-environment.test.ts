import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTANT } from '../../../local-stack/keypairs.ts'
import { itemsOf, unchangedBy } from '../../../local-stack/owner-state.ts'
import { freshId, pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('an environment is registered under an open account, and inherits administrators unless the request says otherwise', async () => {
  const account = await product.account('ada')
  for (const [asked, shown] of [
    [{}, true],
    [{ inheritAdministrators: true }, true],
    [{ inheritAdministrators: false }, false],
  ] as const) {
    const id = freshId('environment')
    const body = { accountId: account.id, name: 'Production', ...asked }
    const answer = await product.platform('PUT', `/v1/environments/${id}`, body)
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({
      type: 'environment',
      id,
      name: 'Production',
      accountId: account.id,
      inheritAdministrators: shown,
      registeredAt: INSTANT,
    })
    const keypairs = await product.api('GET', `/v1/environments/${id}/keypairs`, { as: 'ada' })
    expect(keypairs.status).toBe(shown ? 200 : 404)
  }
})

test('registering an open environment again changes name and inheritance, and its keypairs still work', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment, 'ada')

  const again = await product.register(environment, {
    accountId: account.id,
    name: 'renamed',
    inheritAdministrators: false,
  })

  expect(again.status).toBe(200)
  expect(again.json).toMatchObject({ name: 'renamed', inheritAdministrators: false })
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(404)
})

/** A rename by a client that does not know inheritance must not open the environment to the account again. */
test('a rename that does not mention inheritance leaves it blocked', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account, { inheritAdministrators: false })
  const again = await product.register(environment, { accountId: account.id, name: 'renamed' })
  expect(again.json).toMatchObject({ name: 'renamed', inheritAdministrators: false })
  const keypairs = await product.api('GET', `${pathOf(environment)}/keypairs`, { as: 'ada' })
  expect(keypairs.status).toBe(404)
})

test('registering an open environment with the same members changes nothing, and makes no audit event [AD-15]', async () => {
  const account = await product.account()
  const environment = await product.environment(account)
  const answer = await unchangedBy(product, environment, () =>
    product.register(environment, { accountId: account.id, inheritAdministrators: true }),
  )
  expect(answer.status).toBe(200)
})

/** If an attacker could move an environment to their own account, they would inherit its keypairs. */
test('an environment never changes its account', async () => {
  const account = await product.account('ada')
  const other = await product.account('gil')
  const environment = await product.environment(account)
  const body = { accountId: other.id, name: 'taken' }

  const answer = await unchangedBy(product, environment, () =>
    product.platform('PUT', pathOf(environment), body),
  )

  expectProblem(answer, { status: 409, code: 'environment-of-another-account' })
  const keypairs = await product.api('GET', `${pathOf(environment)}/keypairs`, { as: 'gil' })
  expect(keypairs.status).toBe(404)
})

test('no environment is registered under an account that is closed or never existed', async () => {
  const closed = await product.account()
  await product.close(closed)
  for (const accountId of [closed.id, freshId('account')]) {
    const environment = { type: 'environment', id: freshId('environment') } as const
    const answer = await product.platform('PUT', pathOf(environment), { accountId, name: 'E' })
    expectProblem(answer, { status: 409, code: 'account-not-open' })
    expect(await itemsOf(product, environment)).toEqual([])
  }
})

test('closing an environment stops its keypairs at once and no others; it can be registered again', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const dead = await product.keypair(environment, 'ada')
  const alive = [
    await product.keypair(account, 'ada'),
    await product.keypair(await product.environment(account), 'ada'),
  ]

  expect((await product.close(environment)).status).toBe(204)

  expect((await product.token(dead)).status).toBe(401)
  for (const keypair of alive) expect((await product.token(keypair)).status).toBe(200)
  expect((await product.platform('DELETE', pathOf(environment))).status).toBe(404)
  expect((await product.register(environment, { accountId: account.id })).status).toBe(201)
  expect((await product.api('GET', dead.path, { as: 'ada' })).status).toBe(404)
  expect((await product.token(dead)).status).toBe(401)
})

test('an environment closes together with its account, and closing it then is 404 [TM-48]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account, { administrators: ['tess'] })
  await product.close(account)

  const answer = await product.platform('DELETE', pathOf(environment))

  expectProblem(answer, { status: 404, code: 'not-found' })
  const keypairs = await product.api('GET', `${pathOf(environment)}/keypairs`, { as: 'tess' })
  expect(keypairs.status).toBe(404)
})
