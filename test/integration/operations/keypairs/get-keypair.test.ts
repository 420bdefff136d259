import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTANT, keypairShown, rotated, SECRET_SHOWN } from '../../../local-stack/keypairs.ts'
import { unchangedBy } from '../../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem, wordsOf } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const UNKNOWN_KEY_ID = `fbk_${'0'.repeat(26)}`

test('reading a keypair shows all of it, with its live secrets and last use, and nothing of what is stored for them [CA-18]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada', { comment: 'x' })
  await rotated(product, keypair, 'ada')
  expect((await product.token(keypair)).status).toBe(200)

  const { status, json, headers } = await product.api('GET', keypair.path, { as: 'ada' })

  expect(status).toBe(200)
  expect(json).toEqual(
    keypairShown(account, {
      comment: 'x',
      lastUsedAt: INSTANT,
      secrets: [{ ...SECRET_SHOWN, expiresAt: INSTANT, lastUsedAt: INSTANT }, SECRET_SHOWN],
    }),
  )
  expect(headers.get('cache-control')).toBe('no-store')
})

test('reading a keypair and using it do not change its ETag', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const etag = async () => {
    const answer = await product.api('GET', keypair.path, { as: 'ada' })
    return answer.headers.get('etag')
  }
  const before = await etag()

  expect((await product.token(keypair)).status).toBe(200)

  expect(await etag()).toBe(before)
})

const VERBS: readonly { method: string; below: string; body?: object }[] = [
  { method: 'GET', below: '' },
  { method: 'PATCH', below: '', body: { comment: 'taken' } },
  { method: 'POST', below: '/enable' },
  { method: 'POST', below: '/disable' },
  { method: 'POST', below: '/secrets', body: {} },
  { method: 'DELETE', below: '/secrets/00000000' },
  { method: 'DELETE', below: '' },
]

/** IDOR: an administrator of one owner names another's keypair, under either path. */
test.each(VERBS)(
  "$method …$below on another owner's keypair, under either owner's path, is the 404 of a keypair that never existed [AD-02] [AD-03] [TM-01]",
  async ({ method, below, body }) => {
    const mine = await product.account('ada')
    const sibling = await product.environment(mine)
    const theirs = await product.account('gil')
    const keypair = await product.keypair(theirs, 'gil')
    const nearby = await product.keypair(mine, 'ada')
    const paths = [
      `${pathOf(mine)}/keypairs/${UNKNOWN_KEY_ID}`,
      `${pathOf({ type: 'account', id: 'no-such-account' })}/keypairs/${UNKNOWN_KEY_ID}`,
      `${pathOf({ type: 'environment', id: theirs.id })}/keypairs/${keypair.keyId}`,
      `${pathOf(sibling)}/keypairs/${nearby.keyId}`,
      `${pathOf(mine)}/keypairs/${keypair.keyId}`,
      keypair.path,
    ]

    const answers = []
    for (const path of paths) {
      const ask = () => product.api(method, path + below, { as: 'ada', body })
      answers.push(await unchangedBy(product, theirs, () => unchangedBy(product, mine, ask)))
    }

    const [first, ...others] = answers.map(wordsOf)
    expect(first?.status).toBe(404)
    for (const other of others) expect(other).toEqual(first)
  },
)

test.each([
  'fbk_short',
  `fbs_${'0'.repeat(26)}`,
  `fbk_${'0'.repeat(27)}`,
  `FBK_${'0'.repeat(26)}`,
  `fbk_${'0'.repeat(25)}%23`,
  `fbk_${'0'.repeat(25)}%00`,
  `fbk_${'0'.repeat(25)}%C3%A9`,
])('a key ID that cannot be one (%s) is a 400 that names keyId [TM-37]', async (keyId) => {
  const account = await product.account('ada')
  const answer = await product.api('GET', `${pathOf(account)}/keypairs/${keyId}`, { as: 'ada' })
  expectProblem(answer, { status: 400, code: 'invalid-request', member: 'keyId', reason: /key ID/ })
})

/** Delimiters of composite keys, and characters with a meaning in expressions, are not allowed in an id. */
test.each([
  'a%23OWNER',
  'a%00',
  'a%1F',
  '%3Apk',
  'a.b',
  '_a',
  '-a',
  'a%20b',
  'caf%C3%A9',
  'a%252Fb',
  'a'.repeat(65),
  '*',
])('an owner id that cannot be one (%s) is a 400 that names ownerId [TM-37]', async (ownerId) => {
  for (const owners of ['accounts', 'environments']) {
    const answer = await product.api('GET', `/v1/${owners}/${ownerId}/keypairs`, { as: 'ada' })
    const reason = /letters, digits/
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'ownerId', reason })
  }
})

test('a query parameter that the operation does not have is a 400 that names it', async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  for (const member of ['showSecret', 'ownerId', '__proto__']) {
    const answer = await product.api('GET', `${path}?${member}=true`, { as: 'ada' })
    expectProblem(answer, { status: 400, code: 'invalid-request', member, reason: /not a member/ })
  }
})
