import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Send, STRANGERS, type Stranger, strangers } from './support/callers.ts'
import { OWNER_NAMES, type OwnerName } from './support/model.ts'
import { OPERATIONS } from './support/operations.ts'
import { tableState } from './support/table.ts'
import { createWorld, type World } from './support/world.ts'

// The truth table of callers who are not signed-in users. The attacks: calling without a token, with a
// token for something else, and with an invented one.

const HOURS = 3_600_000

let product: TestStack
let world: World
let send: Readonly<Record<Stranger, Send>>

beforeAll(async () => {
  product = await TestStack.start()
  world = await createWorld(product)
  const keypair = await product.keypair(world.owners.account, 'ada')
  const { json } = await product.token(keypair)
  send = await strangers(product, String(json.access_token))
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await product.stop()
})

test('the token that the forgeries copy is good, so a refusal is due to the forgery', async () => {
  const path = `${pathOf(world.owners.account)}/keypairs`
  expect((await product.api('GET', path, { as: 'ada' })).status).toBe(200)
})

describe.each(STRANGERS)('%s', (stranger) => {
  test.each(OWNER_NAMES)(
    'is refused by every operation on %s, and nothing is read or changed [BR-01] [BR-02] [BR-05] [BR-06] [TM-11] [RG-15]',
    async (name) => {
      await expectSentAway(send[stranger], name)
    },
  )

  test.each(['/v1/owners', '/v1/scopes'])('is refused by %s [BR-05] [BR-06]', async (path) => {
    expect(outcome(await send[stranger]('GET', path))).toEqual(SENT_AWAY)
  })
})

describe('an administrator with an expired token', () => {
  test.each(OWNER_NAMES)(
    'is refused by every operation on %s, and nothing is read or changed [BR-02] [RG-15]',
    async (name) => {
      const token = await product.userToken('ada')
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOURS })
      await expectSentAway((method, path, body) => product.api(method, path, { token, body }), name)
    },
  )
})

const SENT_AWAY = {
  status: 401,
  challenge: expect.stringMatching(/^Bearer/),
  text: '{"message":"Unauthorized"}',
}

function outcome({ status, headers, text }: Awaited<ReturnType<Send>>) {
  return { status, challenge: headers.get('www-authenticate'), text }
}

async function expectSentAway(as: Send, name: OwnerName): Promise<void> {
  const before = await tableState(product)
  const told: [string, ReturnType<typeof outcome>][] = []
  const calls = await product.dynamodb.during(async () => {
    for (const { id, method, path, body } of OPERATIONS) {
      const url = pathOf(world.owners[name]) + path(world.targetOf(name))
      told.push([id, outcome(await as(method, url, body))])
    }
  })
  expect(told).toEqual(OPERATIONS.map(({ id }) => [id, SENT_AWAY]))
  expect(calls).toEqual([])
  expect(await tableState(product)).toEqual(before)
}
