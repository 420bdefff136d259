import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Comparable, comparable } from './support/answers.ts'
import type { OwnerName } from './support/model.ts'
import {
  KEYPAIR_OPERATIONS,
  type ModelOperation,
  OPERATIONS,
  type Target,
} from './support/operations.ts'
import { tableState } from './support/table.ts'
import { createWorld, type World } from './support/world.ts'

/** An answer, and the operation that gave it, so that a difference can be traced. */
type Told = Comparable & { readonly id: string }

let product: TestStack
let world: World
/** The answer to ada, who administers `account`, about a keypair that never existed under it. */
let missing: Told

const NEVER_MADE = { keyId: `fbk_${'0'.repeat(26)}`, secretId: '00000000' }

beforeAll(async () => {
  product = await TestStack.start()
  world = await createWorld(product)
  missing = await told('get-keypair', 'account', 'GET', `/keypairs/${NEVER_MADE.keyId}`)
})

afterAll(async () => {
  await product.stop()
})

async function told(
  id: string,
  name: OwnerName,
  method: string,
  below: string,
  body?: object,
): Promise<Told> {
  const url = pathOf(world.owners[name]) + below
  return { id, ...comparable(await product.api(method, url, { as: 'ada', body })) }
}

/** The attack: learning from the bytes of an answer whether an owner or a keypair exists. */
describe('an owner that exists but is not yours, one that is closed and one that never existed get the same bytes [AD-02]', () => {
  const names: readonly OwnerName[] = [
    'otherAccount',
    'otherEnvironment',
    'walled',
    'closedAccount',
    'closedEnvironment',
    'environmentOfClosedAccount',
    'unknownAccount',
    'unknownEnvironment',
  ]
  test.each(OPERATIONS)('by $id', async (operation) => {
    for (const name of names) {
      expect(await answered(operation, name, world.targetOf(name))).toEqual(asMissing(operation))
    }
  })
})

/**
 * The attack: naming somebody else's keypair under an owner of your own. You have a right to that owner,
 * but the keypair is not under it.
 */
describe('a keypair of another owner under a path of mine gets the bytes of one that never existed, and is not changed [AD-03] [TM-01]', () => {
  const pairs: readonly (readonly [mine: OwnerName, its: OwnerName])[] = [
    ['account', 'otherAccount'],
    ['account', 'otherEnvironment'],
    ['account', 'environment'],
    ['environment', 'account'],
    ['environment', 'sibling'],
    ['environment', 'walled'],
    ['environment', 'otherEnvironment'],
    ['account', 'closedAccount'],
    ['account', 'closedEnvironment'],
  ]
  test.each(pairs)('under %s, a keypair of %s', async (mine, its) => {
    const before = await tableState(product)
    for (const operation of KEYPAIR_OPERATIONS) {
      const foreign = await answered(operation, mine, world.targetOf(its))
      expect(foreign).toEqual(asMissing(operation))
      expect(await answered(operation, mine, NEVER_MADE)).toEqual(foreign)
    }
    expect(await tableState(product)).toEqual(before)
  })

  test('a removed keypair gets the bytes of one that never existed', async () => {
    const target = await world.freshTarget('account', 'ada')
    await product.api('DELETE', `${pathOf(world.owners.account)}/keypairs/${target.keyId}`, {
      as: 'ada',
    })
    for (const operation of KEYPAIR_OPERATIONS) {
      expect(await answered(operation, 'account', target)).toEqual(asMissing(operation))
    }
  })
})

/** The attack: writing a path that two parts of the service read differently. */
describe('no spelling of a path leads to another owner [TM-01]', () => {
  const spellings: readonly ((mine: string, its: string, keyId: string) => string)[] = [
    (mine, its, key) => `/v1/accounts/${mine}/keypairs/..%2f..%2f${its}%2fkeypairs%2f${key}`,
    (mine, its, key) => `/v1/accounts/${mine}%2f..%2f${its}/keypairs/${key}`,
    (mine, its, key) => `/v1/accounts/${mine}%252f..%252f${its}/keypairs/${key}`,
    (mine, its, key) => `/v1/accounts/${mine}%00${its}/keypairs/${key}`,
    (mine, its, key) => `/v1/accounts/${mine}%23${its}/keypairs/${key}`,
    (mine, its, key) => `/v1/accounts/${mine},${its}/keypairs/${key}`,
    (_, its, key) => `/v1/accounts/${its.toUpperCase()}/keypairs/${key}`,
    (_, its, key) => `/v1/accounts/${its}%20/keypairs/${key}`,
    (_, its, key) => `/v1/accounts/${its.replace('a', '%EF%BD%81')}/keypairs/${key}`,
    (_, its, key) => `/v1/accounts/${its}/keypairs/${key}/`,
    (_, its, key) => `/v1//accounts/${its}/keypairs/${key}`,
    (_, its, key) => `/V1/ACCOUNTS/${its}/keypairs/${key}`,
    (mine, its, key) => `/v1/accounts/${its}/keypairs/${key}?ownerId=${mine}`,
    (mine, its, key) => `/v1/environments/${mine}/keypairs/${key}#${its}`,
  ]
  test.each(spellings.map((spelling) => ({ spelling, path: spelling('MINE', 'ITS', 'KEY') })))(
    '$path',
    async ({ spelling }) => {
      const { keyId } = world.targetOf('otherAccount')
      const path = spelling(world.owners.account.id, world.owners.otherAccount.id, keyId)
      const answer = await product.api('GET', path, { as: 'ada' })
      expect([400, 404]).toContain(answer.status)
      expect(answer.text).not.toContain(keyId)
    },
  )

  test('an environment of another account with the id of mine is not mine', async () => {
    const namesake = { type: 'environment', id: world.owners.account.id } as const
    await product.register(namesake, { accountId: world.owners.otherAccount.id })
    const keypair = await product.keypair(namesake, 'gil')
    expect((await product.api('GET', keypair.path, { as: 'ada' })).status).toBe(404)
    const under = `${pathOf(world.owners.account)}/keypairs/${keypair.keyId}`
    expect((await product.api('GET', under, { as: 'ada' })).status).toBe(404)
  })
})

async function answered(
  { id, method, path, body }: ModelOperation,
  name: OwnerName,
  target: Target,
): Promise<Told> {
  return await told(id, name, method, path(target), body)
}

function asMissing({ id }: ModelOperation): Told {
  return { ...missing, id }
}
