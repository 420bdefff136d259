import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routedOperations } from '../../../shared/operations/index.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Comparable, comparable } from './support/answers.ts'
import { accessOf, OWNER_NAMES, type OwnerName, USERS, type User } from './support/model.ts'
import { OPERATIONS } from './support/operations.ts'
import { tableState } from './support/table.ts'
import { createWorld, type World } from './support/world.ts'

// The truth table of signed-in users: who administers what, compared with a separate model. The attack:
// every user tries every operation on every owner that exists, is closed or never existed.

let product: TestStack
let world: World
/** The answer to a user about an owner that never existed. */
let missing: Comparable

beforeAll(async () => {
  product = await TestStack.start()
  world = await createWorld(product)
  missing = comparable(
    await product.api('GET', `${pathOf(world.owners.unknownAccount)}/keypairs`, { as: 'vic' }),
  )
})

afterAll(async () => {
  await product.stop()
})

const cells = USERS.flatMap((user) => OWNER_NAMES.map((name) => ({ user, name })))
const allowed = cells.filter(({ user, name }) => accessOf(user, name))
const refused = cells.filter(({ user, name }) => !accessOf(user, name))

test('every operation of an administrator is in the truth table', () => {
  const catalogue = routedOperations.filter(({ caller }) => caller === 'administrator')
  const ids = OPERATIONS.map(({ id }) => id)
  expect(ids.toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted())
})

test('the closed owners of this world have not been swept: their grants and keypairs are still there', async () => {
  const items = JSON.stringify(await tableState(product))
  for (const name of [
    'closedAccount',
    'closedEnvironment',
    'environmentOfClosedAccount',
  ] as const) {
    expect(items).toContain(world.targetOf(name).keyId)
    expect(items).toContain(`"ownerId":"${world.owners[name].id}"`)
  }
})

test('an owner that never existed is a 404 problem that names nobody [AD-02]', async () => {
  expect(missing).toMatchObject({ status: 404, text: expect.stringContaining('"not-found"') })
  expect(JSON.stringify(missing)).not.toContain(world.owners.unknownAccount.id)
})

describe('an administrator of an owner may do everything to its keypairs [TM-04] [TM-05] [RG-15]', () => {
  test.each(allowed)('$user on $name', async ({ user, name }) => {
    const statuses = await answers(user, name, () => world.freshTarget(name, user))
    const successes = OPERATIONS.map(({ id, success }) => [id, success])
    expect(statuses.map(([id, answer]) => [id, answer.status])).toEqual(successes)
  })
})

describe('anybody else gets the answer for an owner that never existed, and changes nothing [AD-02] [TM-01] [TM-04] [TM-05] [RG-15]', () => {
  test.each(refused)('$user on $name', async ({ user, name }) => {
    const before = await tableState(product)
    const told = await answers(user, name, async () => world.targetOf(name))
    const expected = OPERATIONS.map(({ id }) => [id, missing])
    expect(told.map(([id, answer]) => [id, comparable(answer)])).toEqual(expected)
    expect(await tableState(product)).toEqual(before)
  })
})

async function answers(as: User, name: OwnerName, target: () => ReturnType<World['freshTarget']>) {
  const told: [string, Awaited<ReturnType<TestStack['api']>>][] = []
  for (const { id, method, path, body } of OPERATIONS) {
    const url = pathOf(world.owners[name]) + path(await target())
    told.push([id, await product.api(method, url, { as, body })])
  }
  return told
}
