import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { TestStack } from '../../local-stack/test-stack.ts'
import { accessOf, OWNER_NAMES, OWNERS, type OwnerName, USERS, type User } from './support/model.ts'
import { createWorld, type World } from './support/world.ts'

let product: TestStack
let world: World

beforeAll(async () => {
  product = await TestStack.start()
  world = await createWorld(product)
})

afterAll(async () => {
  await product.stop()
})

/**
 * What the test checks in a list of administered owners; `strictObject`, so that no other member goes
 * unnoticed.
 */
const named = z.object({ id: z.string() })
const ownersList = z.strictObject({
  items: z.array(
    z.strictObject({
      account: named,
      access: z.string(),
      environments: z.array(z.strictObject({ environment: named, access: z.string() })),
    }),
  ),
  nextCursor: z.null(),
})

test.each(USERS)(
  '%s sees exactly the open owners that they administer, and why they do [TM-05]',
  async (user) => {
    const { status, json } = await product.api('GET', '/v1/owners', { as: user })
    expect(status).toBe(200)
    const shown = z.parse(ownersList, json).items.map(({ account, access, environments }) => ({
      id: account.id,
      access,
      environments: environments
        .map((below) => ({ id: below.environment.id, access: below.access }))
        .toSorted(byId),
    }))
    expect(shown.toSorted(byId)).toEqual(expectedOwners(user))
  },
)

test.each(USERS)(
  '%s sees the scope catalogue: this takes a signed-in user and no grant',
  async (user) => {
    const { status, json } = await product.api('GET', '/v1/scopes', { as: user })
    expect(status).toBe(200)
    expect(json.items).toContainEqual(expect.objectContaining({ name: 'feedback-report:read' }))
  },
)

function expectedOwners(user: User) {
  const administered = OWNER_NAMES.filter((name) => accessOf(user, name))
  const accounts = new Set(administered.map((name) => OWNERS[name].of ?? name))
  return [...accounts]
    .map((account) => ({
      id: world.owners[account].id,
      access: accessOf(user, account) ?? 'none',
      environments: administered
        .filter((name) => OWNERS[name].of === account)
        .map((name: OwnerName) => ({ id: world.owners[name].id, access: accessOf(user, name) }))
        .toSorted(byId),
    }))
    .toSorted(byId)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
