import { afterAll, beforeAll, expect, test } from 'vitest'
import { rotated, secretIdsOf } from '../../../local-stack/keypairs.ts'
import { unchangedBy } from '../../../local-stack/owner-state.ts'
import { TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('a retired secret gets no token any more, and the other one still does', async () => {
  const account = await product.account('ada')
  const old = await product.keypair(account, 'ada')
  const fresh = await rotated(product, old, 'ada')
  const [oldId = '', freshId = ''] = await secretIdsOf(product, old, 'ada')
  const before = await product.api('GET', old.path, { as: 'ada' })

  const answer = await product.api('DELETE', `${old.path}/secrets/${oldId}`, { as: 'ada' })

  expect(answer.status).toBe(204)
  expect(answer.text).toBe('')
  expect((await product.token(old)).status).toBe(401)
  expect((await product.token(fresh)).status).toBe(200)
  expect(await secretIdsOf(product, old, 'ada')).toEqual([freshId])
  const after = await product.api('GET', old.path, { as: 'ada' })
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
})

test('the newer secret can be retired too: the older one then works until its deadline', async () => {
  const account = await product.account('ada')
  const old = await product.keypair(account, 'ada')
  const fresh = await rotated(product, old, 'ada')
  const [oldId, freshId = ''] = await secretIdsOf(product, old, 'ada')

  await product.api('DELETE', `${old.path}/secrets/${freshId}`, { as: 'ada' })

  expect((await product.token(fresh)).status).toBe(401)
  expect((await product.token(old)).status).toBe(200)
  expect(await secretIdsOf(product, old, 'ada')).toEqual([oldId])
})

test('the last live secret cannot be retired, whether it is the only one or the remaining one', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const [only = ''] = await secretIdsOf(product, keypair, 'ada')
  const fresh = await rotated(product, keypair, 'ada')
  const [, left = ''] = await secretIdsOf(product, keypair, 'ada')
  await product.api('DELETE', `${keypair.path}/secrets/${only}`, { as: 'ada' })
  const single = await product.keypair(account, 'ada')
  const [singleId = ''] = await secretIdsOf(product, single, 'ada')

  for (const path of [`${keypair.path}/secrets/${left}`, `${single.path}/secrets/${singleId}`]) {
    const ask = () => product.api('DELETE', path, { as: 'ada' })
    const answer = await unchangedBy(product, account, ask)
    expectProblem(answer, { status: 409, code: 'last-live-secret' })
  }
  expect((await product.token(fresh)).status).toBe(200)
  expect((await product.token(single)).status).toBe(200)
})

test('a secret that does not exist, is already retired or belongs to another keypair is 404, and nothing changes', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  await rotated(product, keypair, 'ada')
  const other = await product.keypair(account, 'ada')
  const [retired = ''] = await secretIdsOf(product, keypair, 'ada')
  await product.api('DELETE', `${keypair.path}/secrets/${retired}`, { as: 'ada' })
  await rotated(product, keypair, 'ada')
  const [foreign = ''] = await secretIdsOf(product, other, 'ada')

  for (const secretId of [retired, foreign, '00000000']) {
    const path = `${keypair.path}/secrets/${secretId}`
    const ask = () => product.api('DELETE', path, { as: 'ada' })
    const answer = await unchangedBy(product, account, ask)
    expectProblem(answer, { status: 404, code: 'not-found' })
  }
})

test.each(['x', 'ABCDEFGH', '000000000', '0000000%23', 'undefined'])(
  'a secretId that cannot be one (%s) is a 400 that names secretId [TM-37]',
  async (secretId) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')
    const answer = await unchangedBy(product, account, () =>
      product.api('DELETE', `${path}/secrets/${secretId}`, { as: 'ada' }),
    )
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'secretId' })
  },
)
