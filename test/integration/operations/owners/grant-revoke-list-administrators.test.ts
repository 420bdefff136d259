import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTANT } from '../../../local-stack/keypairs.ts'
import { actionsOn, listed, unchangedBy } from '../../../local-stack/owner-state.ts'
import { freshId, pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem, wordsOf } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('a granted user administers at once, and is listed with the time of the grant', async () => {
  const account = await product.account()
  const path = `${pathOf(account)}/administrators`
  expect((await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' })).status).toBe(404)

  const granted = await product.platform('PUT', `${path}/ada`)

  expect(granted.status).toBe(204)
  expect((await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' })).status).toBe(200)
  const list = await product.platform('GET', path)
  expect(list.status).toBe(200)
  expect(list.json).toEqual({
    items: [{ userId: 'ada', grantedAt: INSTANT }],
    nextCursor: null,
  })
})

test('granting twice has the effect of granting once: the second time changes nothing and makes no audit event [AD-10] [AD-15]', async () => {
  const account = await product.account('ada')
  const answer = await unchangedBy(product, account, () => product.grant(account, 'ada'))
  expect(answer.status).toBe(204)
  expect(await actionsOn(product, account, 'ada')).toEqual([
    'grant-administrator',
    'register-account',
  ])
})

test('once a revocation is acknowledged, the user can read and write nothing more [TM-06]', async () => {
  const account = await product.account('ada', 'gil')
  const keypair = await product.keypair(account, 'gil')

  const revoked = await product.platform('DELETE', `${pathOf(account)}/administrators/gil`)

  expect(revoked.status).toBe(204)
  const refused = await unchangedBy(product, account, () =>
    product.api('POST', `${keypair.path}/disable`, { as: 'gil' }),
  )
  expectProblem(refused, { status: 404, code: 'not-found' })
  const creation = { as: 'gil', body: { scopes: [REPORT_SCOPE] } }
  const create = await product.api('POST', `${pathOf(account)}/keypairs`, creation)
  expect(wordsOf(create)).toEqual(wordsOf(refused))
  const owners = await product.api('GET', '/v1/owners', { as: 'gil' })
  expect(owners.text).not.toContain(account.id)
  expect((await product.token(keypair)).status).toBe(200)
  expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(200)
})

test('revoking what was never granted, or is inherited only, is 404 and changes nothing [TM-55]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const answers = []
  for (const [owner, user] of [
    [account, 'nobody'],
    [environment, 'ada'],
  ] as const) {
    const path = `${pathOf(owner)}/administrators/${user}`
    answers.push(await unchangedBy(product, owner, () => product.platform('DELETE', path)))
  }
  for (const answer of answers) expectProblem(answer, { status: 404, code: 'not-found' })
  const keypairs = await product.api('GET', `${pathOf(environment)}/keypairs`, { as: 'ada' })
  expect(keypairs.status).toBe(200)
})

test('nobody can be granted an owner that is closed or never existed', async () => {
  const closed = await product.account('ada')
  await product.close(closed)
  const unknown = { type: 'environment', id: freshId('environment') } as const
  for (const owner of [closed, unknown]) {
    const path = `${pathOf(owner)}/administrators`
    for (const [method, below] of [
      ['PUT', '/ada'],
      ['DELETE', '/ada'],
      ['GET', ''],
    ] as const) {
      const answer = await product.platform(method, path + below)
      expectProblem(answer, { status: 404, code: 'not-found' })
    }
  }
})

/** Subjects as identity providers make them: each is one user, and not a prefix or pattern of another. */
test('any OIDC subject can be granted, listed and revoked as it is', async () => {
  const account = await product.account()
  const path = `${pathOf(account)}/administrators`
  const subjects = [
    'auth0|5f7c8ec7c33c6c004bbafe82',
    'auth0|5F7C8EC7C33C6C004BBAFE82',
    'user@example.com',
    'a#b',
    'a%23b',
    'a+b',
    'a?b&c=d',
    'a:b;c,d',
    "!$'()*~",
    'ADMINISTRATOR#x',
    '"<>\\^`{}',
    'x'.repeat(255),
  ]
  for (const subject of subjects) {
    const granted = await product.platform('PUT', `${path}/${encodeURIComponent(subject)}`)
    expect({ subject, status: granted.status }).toEqual({ subject, status: 204 })
  }
  const names = async () =>
    listed(await product.platform('GET', path)).map(({ userId }) => String(userId))
  expect((await names()).sort()).toEqual([...subjects].sort())

  for (const subject of subjects) {
    const revoked = await product.platform('DELETE', `${path}/${encodeURIComponent(subject)}`)
    expect({ subject, status: revoked.status }).toEqual({ subject, status: 204 })
  }
  expect(await names()).toEqual([])
})

test.each([
  ['a space', 'a%20b'],
  ['a control character', 'a%0Ab'],
  ['a NUL', 'a%00'],
  ['a letter that is not ASCII', '%C3%A9'],
  ['256 characters', 'x'.repeat(256)],
])(
  'a subject with %s is a 400 that names userId, and grants nothing [TM-37]',
  async (_, userId) => {
    const account = await product.account()
    for (const method of ['PUT', 'DELETE']) {
      const answer = await unchangedBy(product, account, () =>
        product.platform(method, `${pathOf(account)}/administrators/${userId}`),
      )
      expectProblem(answer, { status: 400, code: 'invalid-request', member: 'userId' })
    }
  },
)
