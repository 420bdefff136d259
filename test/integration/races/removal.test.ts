import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import {
  type CreatedKeypair,
  pathOf,
  REPORT_SCOPE,
  TestStack,
} from '../../local-stack/test-stack.ts'
import { ghosts } from '../support/ghosts.ts'
import { itemsNaming } from '../support/table.ts'

const ROUNDS = 4
const RIVALS = 6
const LIMIT = 5

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start({ KEYPAIR_LIMIT: String(LIMIT) })
})

afterAll(async () => {
  await product.stop()
})

const remove = ({ path }: CreatedKeypair) => product.api('DELETE', path, { as: 'ada' })

/** The attack: changes and token requests race against a removal, to bring the keypair back to life. */
describe('nothing is left of a keypair that is removed while it is [TM-12]', () => {
  const rivals: Record<string, (keypair: CreatedKeypair, place: number) => Promise<Answer>> = {
    updated: ({ path }, place) =>
      product.api('PATCH', path, { as: 'ada', body: { comment: `comment ${place}` } }),
    'enabled and disabled': ({ path }, place) =>
      product.api('POST', `${path}/${place % 2 ? 'enable' : 'disable'}`, { as: 'ada' }),
    rotated: ({ path }) => product.api('POST', `${path}/secrets`, { as: 'ada', body: {} }),
    'used for token requests': (keypair) => product.token(keypair),
  }

  test.each(Object.entries(rivals))('%s', async (_, rival) => {
    const account = await product.account('ada')
    for (let round = 0; round < ROUNDS; round += 1) {
      const keypair = await product.keypair(account, 'ada')
      const racing = Array.from({ length: RIVALS }, (_, place) => rival(keypair, place))
      const removed = await remove(keypair)
      const answers = await Promise.all(racing)

      // A 503 after too many overtaken tries is an honest answer: nothing was removed, and the client asks
      // again.
      expect([204, 503]).toContain(removed.status)
      if (removed.status === 503) expect((await remove(keypair)).status).toBe(204)
      for (const { status } of answers) expect([200, 201, 401, 404, 503]).toContain(status)
      expect(await itemsNaming(product, keypair.keyId)).toEqual([])
      expect((await product.token(keypair)).status).toBe(401)
    }
    expect(await ghosts(product)).toEqual([])
  })
})

/** The attack: removals race against each other, so that the count falls too far and lets too many in. */
test('of many removals of one keypair exactly one succeeds, and the count stays right [TM-54] [RG-17]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  const create = () => product.api('POST', path, { as: 'ada', body: { scopes: [REPORT_SCOPE] } })

  for (let round = 0; round < ROUNDS; round += 1) {
    const keypair = await product.keypair(account, 'ada')
    const answers = await Promise.all(Array.from({ length: RIVALS }, () => remove(keypair)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404, 404])
  }

  for (let count = 0; count < LIMIT; count += 1) expect((await create()).status).toBe(201)
  const refused = await create()
  expect([refused.status, refused.json.code]).toEqual([409, 'keypair-limit-reached'])
})
