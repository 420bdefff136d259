import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemsOf } from '../../../local-stack/owner-state.ts'
import { freshId, pathOf, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const REFUSED: readonly (readonly [what: string, differing: object, member: string])[] = [
  ['no account', { accountId: undefined }, 'accountId'],
  ['an account id that cannot be one', { accountId: 'a#OWNER' }, 'accountId'],
  ['an account id that is a number', { accountId: 7 }, 'accountId'],
  ['no name', { name: undefined }, 'name'],
  ['an empty name', { name: '' }, 'name'],
  ['a name with a line feed', { name: 'a\nb' }, 'name'],
  ['inheritance in text', { inheritAdministrators: 'no' }, 'inheritAdministrators'],
  ['null inheritance', { inheritAdministrators: null }, 'inheritAdministrators'],
  ['an unknown member', { region: 'eu' }, 'region'],
  ['an accountIncarnation', { accountIncarnation: 'x' }, 'accountIncarnation'],
]

test.each(REFUSED)(
  'registering with %s is refused with the member’s name, and registers nothing [AD-04]',
  async (_, differing, member) => {
    const account = await product.account()
    const environment = { type: 'environment', id: freshId('environment') } as const
    const body = { accountId: account.id, name: 'E', ...differing }

    const answer = await product.platform('PUT', pathOf(environment), body)

    expectProblem(answer, { status: 400, code: 'invalid-request', member })
    expect(await itemsOf(product, environment)).toEqual([])
  },
)
