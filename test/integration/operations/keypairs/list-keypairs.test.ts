import { afterAll, beforeAll, expect, test } from 'vitest'
import { INSTANT, keypairShown, rotated, SECRET_SHOWN } from '../../../local-stack/keypairs.ts'
import { listed, pagesOf } from '../../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('the list shows each keypair as reading it does: no key secret, and at most two live secrets [CA-18] [CA-15]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const secrets = [keypair.keySecret]
  for (let more = 0; more < 3; more += 1) {
    secrets.push((await rotated(product, keypair, 'ada')).keySecret)
  }

  const answer = await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' })

  expect(answer.json).toEqual({
    items: [
      keypairShown(account, { secrets: [{ ...SECRET_SHOWN, expiresAt: INSTANT }, SECRET_SHOWN] }),
    ],
    nextCursor: null,
  })
  for (const secret of secrets) expect(answer.text).not.toContain(secret)
})

test('an owner without keypairs has an empty list, without those of its environments or account', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const lists = async () => [
    listed(await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' })).length,
    listed(await product.api('GET', `${pathOf(environment)}/keypairs`, { as: 'ada' })).length,
  ]
  expect(await lists()).toEqual([0, 0])
  await product.keypair(account, 'ada')
  expect(await lists()).toEqual([1, 0])
  await product.keypair(environment, 'ada')
  expect(await lists()).toEqual([1, 1])
})

test.each([1, 2, 3, 100])(
  'read in pages of %i, the list has every keypair once, in a stable order [AD-13]',
  async (limit) => {
    const account = await product.account('ada')
    const keyIds = []
    for (let more = 0; more < 5; more += 1) {
      keyIds.push((await product.keypair(account, 'ada')).keyId)
    }

    const pages = await Array.fromAsync(
      pagesOf(product, `${pathOf(account)}/keypairs`, 'ada', limit),
    )

    expect(pages.flat().map(({ keyId }) => keyId)).toEqual(keyIds.sort())
    expect(pages).toHaveLength(Math.ceil(5 / limit))
  },
)

test('a keypair that exists throughout is listed once, whatever is created and removed meanwhile [AD-13]', async () => {
  const account = await product.account('ada')
  const standing = []
  for (let more = 0; more < 4; more += 1) standing.push(await product.keypair(account, 'ada'))

  const seen: unknown[] = []
  for await (const page of pagesOf(product, `${pathOf(account)}/keypairs`, 'ada', 2)) {
    seen.push(...page.map(({ keyId }) => keyId))
    const passing = await product.keypair(account, 'ada')
    await product.keypair(account, 'ada')
    await product.api('DELETE', passing.path, { as: 'ada' })
    if (seen.length > 40) break
  }

  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(standing.map(({ keyId }) => keyId)))
})

test('a page continues after the last keypair of the page before, even if that was removed [AD-13]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  for (let more = 0; more < 3; more += 1) await product.keypair(account, 'ada')
  const [first, second, third] = listed(await product.api('GET', path, { as: 'ada' }))
  const page = await product.api('GET', `${path}?limit=2`, { as: 'ada' })
  expect(listed(page).map(({ keyId }) => keyId)).toEqual([first?.keyId, second?.keyId])

  await product.api('DELETE', `${path}/${String(second?.keyId)}`, { as: 'ada' })

  const rest = `${path}?cursor=${String(page.json.nextCursor)}`
  const next = listed(await product.api('GET', rest, { as: 'ada' }))
  expect(next.map(({ keyId }) => keyId)).toEqual([third?.keyId])
})

test.each([
  '0',
  '-1',
  '101',
  '1e9',
  '1000000000',
  'abc',
  '',
  '1.5',
  '%2010',
  '0x10',
  '١',
  '1&limit=2',
])('a limit of %s is a 400 that names limit, for every list [AD-13]', async (limit) => {
  const account = await product.account('ada')
  for (const list of ['keypairs', 'events']) {
    const path = `${pathOf(account)}/${list}?limit=${limit}`
    const answer = await product.api('GET', path, { as: 'ada' })
    const reason = /number from 1 to 100/
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'limit', reason })
  }
})
