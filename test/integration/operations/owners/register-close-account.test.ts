import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTANT } from '../../../local-stack/keypairs.ts'
import { actionsOn, itemsOf, unchangedBy } from '../../../local-stack/owner-state.ts'
import { freshId, pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem, wordsOf } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('an account is registered once, and shown without its incarnation', async () => {
  const id = freshId('account')
  const answer = await product.platform('PUT', `/v1/accounts/${id}`, { name: 'Acme' })

  expect(answer.status).toBe(201)
  expect(answer.json).toEqual({ type: 'account', id, name: 'Acme', registeredAt: INSTANT })
})

test('registering an open account again renames it, and its keypairs and administrators do not change', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const first = await product.register(account, { name: 'one' })

  const again = await product.register(account, { name: 'two' })

  expect(again.status).toBe(200)
  expect(again.json).toEqual({ ...first.json, name: 'two' })
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(200)
})

test('registering an open account with the same members changes nothing, and makes no audit event [AD-15]', async () => {
  const account = await product.account('ada')
  const answer = await unchangedBy(product, account, () => product.register(account))
  expect(answer.status).toBe(200)
})

test('when many register an account at the same time, one opens it and the others find it open', async () => {
  const id = freshId('account')
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => product.platform('PUT', `/v1/accounts/${id}`, { name: 'A' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
})

test('closing an account stops its keypairs at once; registered again it is new and has none of them', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  expect((await product.token(keypair)).status).toBe(200)

  const closed = await product.close(account)

  expect(closed.status).toBe(204)
  expect((await product.token(keypair)).status).toBe(401)
  const gone = await product.api('GET', keypair.path, { as: 'ada' })
  expectProblem(gone, { status: 404, code: 'not-found' })

  expect((await product.register(account)).status).toBe(201)
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(404)
  await product.grant(account, 'ada')
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(404)
  expect((await product.token(keypair)).status).toBe(401)
  const actions = await actionsOn(product, account, 'ada')
  expect(actions).toEqual(['grant-administrator', 'register-account'])
})

test('closing an account that is closed or never existed gives the same 404 [TM-48]', async () => {
  const account = await product.account()
  await product.close(account)

  const again = await product.platform('DELETE', pathOf(account))
  const never = await product.platform('DELETE', `/v1/accounts/${freshId('account')}`)

  expectProblem(again, { status: 404, code: 'not-found' })
  expect(wordsOf(never)).toEqual(wordsOf(again))
})

test('closing is recorded in one audit event of the account', async () => {
  const account = await product.account()
  await product.close(account)
  const actions = (await itemsOf(product, account)).map(({ action }) => action)
  expect(actions.filter((action) => action === 'close-account')).toHaveLength(1)
})

const REFUSED: readonly (readonly [what: string, body: object, member: string])[] = [
  ['no name', {}, 'name'],
  ['an empty name', { name: '' }, 'name'],
  ['a name that is a number', { name: 5 }, 'name'],
  ['a null name', { name: null }, 'name'],
  ['a name too long', { name: 'x'.repeat(257) }, 'name'],
  ['a name with a control character', { name: 'a\u0000b' }, 'name'],
  ['a name with a bidirectional override', { name: 'a\u202eb' }, 'name'],
  ['an unknown member', { name: 'A', plan: 'gold' }, 'plan'],
  ['an incarnation', { name: 'A', incarnation: 'mine' }, 'incarnation'],
  ['a keypairCount', { name: 'A', keypairCount: -100 }, 'keypairCount'],
]

test.each(REFUSED)(
  'registering with %s is refused with the member’s name, and registers or changes nothing [AD-04]',
  async (_, body, member) => {
    const standing = await product.account('ada')
    const fresh = { type: 'account', id: freshId('account') } as const
    for (const account of [standing, fresh]) {
      const answer = await unchangedBy(product, account, () =>
        product.platform('PUT', pathOf(account), body),
      )
      expectProblem(answer, { status: 400, code: 'invalid-request', member })
    }
  },
)

test.each([
  ['PUT', 'a%23OWNER'],
  ['PUT', '_a'],
  ['PUT', 'a'.repeat(65)],
  ['DELETE', 'a%1Fb'],
  ['DELETE', '%C3%A9'],
])(
  '%s of an account id that cannot be one (%s) is a 400 that names accountId [TM-37]',
  async (method, id) => {
    const body = method === 'PUT' ? { name: 'A' } : undefined
    const answer = await product.platform(method, `/v1/accounts/${id}`, body)
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'accountId' })
  },
)
