import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableDump } from '../../../local-stack/table-dump.ts'
import { TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start({ PLATFORM_PRINCIPALS: '' })
})

afterAll(async () => {
  await product.stop()
})

/** A principal of the same AWS account may invoke the API, but the operator has not named it. */
test.each([
  ['PUT', '/v1/accounts/a', { name: 'A' }],
  ['DELETE', '/v1/accounts/a', undefined],
  ['PUT', '/v1/environments/e', { accountId: 'a', name: 'E' }],
  ['DELETE', '/v1/environments/e', undefined],
  ['PUT', '/v1/accounts/a/administrators/ada', undefined],
  ['DELETE', '/v1/environments/e/administrators/ada', undefined],
  ['GET', '/v1/accounts/a/administrators', undefined],
] as const)(
  'if no platform principal is named, %s %s is 403 even with a good signature, and nothing is written [TM-09]',
  async (method, path, body) => {
    const before = await tableDump(product)

    const answer = await product.platform(method, path, body)

    expectProblem(answer, { status: 403, code: 'forbidden' })
    expect(await tableDump(product)).toEqual(before)
  },
)

/** A caller who may not call learns nothing about what a right request would be. */
test('an unknown caller is refused before anything of the request is read', async () => {
  const answer = await product.platform('PUT', '/v1/accounts/_a', { colour: 'red' })
  expectProblem(answer, { status: 403, code: 'forbidden' })
  expect(answer.json.errors).toBeUndefined()
})
