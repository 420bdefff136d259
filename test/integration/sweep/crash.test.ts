import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../local-stack/aws-proxy.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { ghosts } from '../support/ghosts.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { itemsNaming } from '../support/table.ts'
import { customer } from './support/customer.ts'

/** More than the client’s three tries of eight removals at the same time: the function fails. */
const RETRIED = 30
/** The client tries these once. */
const NOT_RETRIED = 8
const PASSED_FIRST = 5

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterEach(() => {
  product.dynamodb.recover()
})

afterAll(async () => {
  await product.stop()
})

const faults: Record<string, Fault & { readonly times: number }> = {
  'an error of DynamoDB’s': {
    kind: 'error',
    status: 500,
    type: 'InternalServerError',
    times: RETRIED,
  },
  throttling: { kind: 'error', status: 400, type: 'ThrottlingException', times: RETRIED },
  'a denied permission': {
    kind: 'error',
    status: 400,
    type: 'AccessDeniedException',
    times: NOT_RETRIED,
  },
  'a cut connection': { kind: 'reset', times: RETRIED },
  'a lost answer to a removal that was done': { kind: 'reset-after', times: RETRIED },
}

test.each(Object.entries(faults))(
  'a sweep that %s stops half-way is repeated, and leaves nothing [TM-20]',
  async (_, { times, ...fault }) => {
    const { account, names } = await customer(product, 6)
    const resume = stopSweep()
    await product.close(account)
    const before = (await itemsNaming(product, ...names)).length
    let removals = 0
    product.dynamodb.failWith((call) => {
      if (call !== 'TransactWriteItems') return undefined
      removals += 1
      return removals > PASSED_FIRST && removals <= PASSED_FIRST + times ? fault : undefined
    })

    resume()

    await until('the faults have been met', async () => removals > PASSED_FIRST)
    expect(before).toBeGreaterThan(PASSED_FIRST)
    await until('the sweep leaves nothing', async () => {
      return (await itemsNaming(product, ...names)).length === 0
    })
    expect(removals).toBeGreaterThan(PASSED_FIRST + times)
    expect(await ghosts(product)).toEqual([])
    expect(product.stack.deadLetters).toEqual([])
  },
)
