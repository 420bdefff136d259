import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { ghosts } from '../support/ghosts.ts'
import { ownerItem } from '../support/table.ts'

const LIMIT = 5
const ROUNDS = 2
const CREATORS = 20

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start({ KEYPAIR_LIMIT: String(LIMIT) })
})

afterAll(async () => {
  await product.stop()
})

const create = (owner: OwnerRef) =>
  product.api('POST', `${pathOf(owner)}/keypairs`, { as: 'ada', body: { scopes: [REPORT_SCOPE] } })

const countOf = async (owner: OwnerRef) => (await ownerItem(product, owner)).keypairCount

/** The attack: many creators at the same time, and each of them sees room for one more. */
test('when many creators meet one below the limit, exactly one succeeds and the others learn why [TM-54] [RG-17]', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = await product.account('ada')
    const owner = round % 2 ? account : await product.environment(account)
    for (let count = 1; count < LIMIT; count += 1) await product.keypair(owner, 'ada')

    const answers = await Promise.all(Array.from({ length: CREATORS }, () => create(owner)))

    const codes = answers.map(({ status, json }) => `${status} ${json.code}`).sort()
    expect(codes).toEqual([
      '201 undefined',
      ...Array.from({ length: CREATORS - 1 }, () => '409 keypair-limit-reached'),
    ])
    expect(await countOf(owner)).toBe(LIMIT)
  }
  expect(await ghosts(product)).toEqual([])
})

test('each owner has a limit of its own, and a removal makes room for one keypair [TM-54]', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  for (let count = 0; count < LIMIT; count += 1) await product.keypair(account, 'ada')
  expect((await create(account)).status).toBe(409)

  const keypair = await product.keypair(environment, 'ada')
  await product.api('DELETE', keypair.path, { as: 'ada' })
  expect(await countOf(environment)).toBe(0)
  expect(await countOf(account)).toBe(LIMIT)
})

test('registering an open owner again does not reset its count [TM-54]', async () => {
  const account = await product.account('ada')
  for (let count = 0; count < LIMIT; count += 1) await product.keypair(account, 'ada')
  await product.register(account, { name: 'another name' })
  expect((await create(account)).status).toBe(409)
})
