import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemsOf } from '../../../local-stack/owner-state.ts'
import { freshId, pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { forgedRequest } from '../support/signing.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const WRONG_SECRET = { accessKeyId: 'local', secretAccessKey: 'guessed' }
const OTHER_KEY = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'local' }
const HOUR_MILLISECONDS = 3_600_000

const OPERATIONS: readonly { method: string; below: string; body?: object }[] = [
  { method: 'PUT', below: '', body: { name: 'taken' } },
  { method: 'DELETE', below: '' },
  { method: 'PUT', below: '/administrators/vic' },
  { method: 'DELETE', below: '/administrators/ada' },
  { method: 'GET', below: '/administrators' },
]

/**
 * Somebody else pretends to be the platform: without a signature, with one of another key, with a user's
 * token.
 */
test.each(OPERATIONS)(
  '$method …$below without the platform’s signature is 403, and changes nothing [BR-06] [TM-09]',
  async ({ method, below, body }) => {
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada')
    const token = await product.token(keypair)
    const before = await itemsOf(product, account)
    const path = pathOf(account) + below
    const text = body && JSON.stringify(body)
    const signing = { method, path, ...(text !== undefined && { body: text }) }
    const { url } = product.stack

    const answers = [
      await product.api(method, path, { body }),
      await product.api(method, path, { as: 'ada', body }),
      await product.api(method, path, { token: String(token.json.access_token), body }),
      await forgedRequest(url, signing, { credentials: WRONG_SECRET }),
      await forgedRequest(url, signing, { credentials: OTHER_KEY }),
      await forgedRequest(url, signing, { region: 'us-east-1' }),
      await forgedRequest(url, signing, { service: 'dynamodb' }),
      await forgedRequest(url, signing, { signingDate: new Date(Date.now() - HOUR_MILLISECONDS) }),
      await forgedRequest(url, signing, { signingDate: new Date(Date.now() + HOUR_MILLISECONDS) }),
    ]

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    for (const { text: words } of answers) expect(words).not.toContain(account.id)
    expect(await itemsOf(product, account)).toEqual(before)
  },
)

/** An attacker intercepts a signed request and changes it. */
test('a signature covers method, path and body: if one of them is changed, the request is 403', async () => {
  const account = await product.account('ada')
  const other = await product.account('gil')
  const signing = { method: 'PUT', path: pathOf(account), body: '{"name":"renamed"}' }
  const before = [await itemsOf(product, account), await itemsOf(product, other)]

  for (const sent of [
    { body: '{"name":"tampered"}' },
    { path: pathOf(other) },
    { path: `${pathOf(account)}?x=1` },
    { path: `${pathOf(account)}/administrators/vic` },
  ]) {
    const answer = await forgedRequest(product.stack.url, signing, { sent })
    expect({ sent, status: answer.status }).toEqual({ sent, status: 403 })
  }
  const deletion = { method: 'PUT', path: pathOf(account) }
  const sent = { method: 'DELETE' }
  expect((await forgedRequest(product.stack.url, deletion, { sent })).status).toBe(403)

  expect([await itemsOf(product, account), await itemsOf(product, other)]).toEqual(before)
  expect((await forgedRequest(product.stack.url, signing, {})).status).toBe(200)
})

/** The platform may only use its own routes: it does not administer keypairs. */
test("the platform's signature does not work for an administrator's route [BR-06] [TM-09]", async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  for (const [method, target] of [
    ['GET', path],
    ['DELETE', path],
    ['GET', `${pathOf(account)}/keypairs`],
    ['GET', `${pathOf(account)}/events`],
    ['GET', '/v1/owners'],
    ['GET', '/v1/scopes'],
  ] as const) {
    const answer = await product.platform(method, target)
    expect({ target, status: answer.status }).toEqual({ target, status: 401 })
  }
  expect((await product.api('GET', path, { as: 'ada' })).status).toBe(200)
})

test('no header names the caller: the service reads neither a principal nor a user from one [H-07] [TM-08]', async () => {
  const id = freshId('account')
  const answer = await product.api('PUT', `/v1/accounts/${id}`, {
    body: { name: 'A' },
    headers: {
      'x-amzn-iam-user-arn': 'arn:aws:iam::000000000000:user/local',
      'x-amzn-requestcontext': '{"authorizer":{"iam":{"userArn":"arn:aws:iam::0:user/local"}}}',
      'x-forwarded-user': 'local',
    },
  })
  expect(answer.status).toBe(403)
})
