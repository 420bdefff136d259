import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemsOf, listed, unchangedBy } from '../../../local-stack/owner-state.ts'
import { tableDump } from '../../../local-stack/table-dump.ts'
import { pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem, wordsOf } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('a removed keypair gets no token, is not listed, and leaves only its audit events [AD-12]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const other = await product.keypair(account, 'ada')
  expect((await product.token(keypair)).status).toBe(200)

  const answer = await product.api('DELETE', keypair.path, { as: 'ada' })

  expect(answer.status).toBe(204)
  expect(answer.text).toBe('')
  expect((await product.token(keypair)).status).toBe(401)
  expect((await product.token(other)).status).toBe(200)
  const list = listed(await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' }))
  expect(list.map(({ keyId }) => keyId)).toEqual([other.keyId])
  const left = (await tableDump(product)).filter((item) =>
    JSON.stringify(item).includes(keypair.keyId),
  )
  expect(left.map(({ action }) => action).sort()).toEqual(['create-keypair', 'remove-keypair'])
})

const VERBS: readonly { method: string; below: string; body?: object }[] = [
  { method: 'GET', below: '' },
  { method: 'PATCH', below: '', body: { comment: 'back' } },
  { method: 'POST', below: '/enable' },
  { method: 'POST', below: '/disable' },
  { method: 'POST', below: '/secrets', body: {} },
  { method: 'DELETE', below: '/secrets/00000000' },
  { method: 'DELETE', below: '' },
]

/** An unconditional write would bring the removed item back. */
test.each(VERBS)(
  '$method …$below of a removed keypair is the 404 of one that never existed, and brings nothing back [AD-12] [AD-10]',
  async ({ method, below, body }) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')
    await product.api('DELETE', path, { as: 'ada' })
    const never = await product.api(method, `${path.slice(0, -4)}0000${below}`, { as: 'ada', body })

    for (const ifMatch of ['*', '"1"', undefined]) {
      const headers: Record<string, string> = ifMatch ? { 'if-match': ifMatch } : {}
      const answer = await unchangedBy(product, account, () =>
        product.api(method, path + below, { as: 'ada', body, headers }),
      )
      expectProblem(answer, { status: 404, code: 'not-found' })
      expect(wordsOf(answer)).toEqual(wordsOf(never))
    }
  },
)

/** A client that forgets the id must not remove everything. */
test('nothing can be removed without its id: the collection has no DELETE [TM-03]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const before = await itemsOf(product, account)

  const collection = await product.api('DELETE', `${pathOf(account)}/keypairs`, { as: 'ada' })
  const nameless = await product.api('DELETE', `${pathOf(account)}/keypairs/`, { as: 'ada' })
  const anySecret = await product.api('DELETE', `${keypair.path}/secrets`, { as: 'ada' })

  expectProblem(collection, { status: 405, code: 'method-not-allowed' })
  expectProblem(anySecret, { status: 405, code: 'method-not-allowed' })
  expect([404, 405]).toContain(nameless.status)
  expect(await itemsOf(product, account)).toEqual(before)
})
