import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routedOperations } from '../../../shared/operations/index.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Send, STRANGERS, type Stranger, strangers } from './support/callers.ts'
import { type OwnerName, USERS } from './support/model.ts'
import { tableState } from './support/table.ts'
import { createWorld, type World } from './support/world.ts'

// The attack: a user, even an administrator, or somebody unknown makes themselves an administrator, opens
// an owner or closes one.

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

afterAll(async () => {
  await product.stop()
})

type PlatformCall = readonly [id: string, method: string, path: string, body?: object]

function platformCalls(account: OwnerName, environment: OwnerName): readonly PlatformCall[] {
  const { owners } = world
  const onAccount = pathOf(owners[account])
  const onEnvironment = pathOf(owners[environment])
  const body = { accountId: owners.account.id, name: 'Mine' }
  return [
    ['register-account', 'PUT', onAccount, { name: 'Mine' }],
    ['close-account', 'DELETE', onAccount],
    ['register-environment', 'PUT', onEnvironment, body],
    ['close-environment', 'DELETE', onEnvironment],
    ['grant-administrator', 'PUT', `${onAccount}/administrators/vic`],
    ['grant-administrator', 'PUT', `${onEnvironment}/administrators/vic`],
    ['revoke-administrator', 'DELETE', `${onAccount}/administrators/ada`],
    ['revoke-administrator', 'DELETE', `${onEnvironment}/administrators/tess`],
    ['list-administrators', 'GET', `${onAccount}/administrators`],
    ['list-administrators', 'GET', `${onEnvironment}/administrators`],
  ]
}

/** On owners that exist, that are closed, and that never existed. */
const PLACES: readonly (readonly [OwnerName, OwnerName])[] = [
  ['account', 'environment'],
  ['closedAccount', 'environmentOfClosedAccount'],
  ['unknownAccount', 'unknownEnvironment'],
]

const unsigned = STRANGERS.filter((stranger) => !stranger.startsWith('the platform'))

test('every operation of the platform is tried', () => {
  const catalogue = routedOperations.filter(({ caller }) => caller === 'platform')
  const tried = new Set(platformCalls('account', 'environment').map(([id]) => id))
  expect([...tried].toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted())
})

describe.each(PLACES)('the platform’s operations on %s and %s', (account, environment) => {
  test.each(USERS)('are forbidden to %s, whatever they administer [BR-06]', async (user) => {
    await expectForbidden(
      (method, path, body) => product.api(method, path, { as: user, body }),
      platformCalls(account, environment),
    )
  })

  test.each(unsigned)('are forbidden to %s [BR-05] [BR-06] [TM-11]', async (stranger) => {
    await expectForbidden(send[stranger], platformCalls(account, environment))
  })
})

async function expectForbidden(as: Send, calls: readonly PlatformCall[]): Promise<void> {
  const before = await tableState(product)
  const told: unknown[] = []
  const made = await product.dynamodb.during(async () => {
    for (const [id, method, path, body] of calls) {
      const { status, text } = await as(method, path, body)
      told.push([id, status, text])
    }
  })
  expect(told).toEqual(calls.map(([id]) => [id, 403, '{"message":"Forbidden"}']))
  expect(made).toEqual([])
  expect(await tableState(product)).toEqual(before)
}
