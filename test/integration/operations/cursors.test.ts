import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { expectProblem } from './support/problem.ts'

// A cursor carries no authority, because the owner comes from the path. But it belongs to one list of one
// incarnation, and does not work for any other.

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

type List = 'keypairs' | 'events'

async function ask(owner: OwnerRef, list: List, cursor: string) {
  const query = new URLSearchParams({ cursor })
  return await product.api('GET', `${pathOf(owner)}/${list}?${query}`, { as: 'ada' })
}

/** A cursor for the second page of a list. */
async function cursorOf(owner: OwnerRef, list: List): Promise<string> {
  const answer = await product.api('GET', `${pathOf(owner)}/${list}?limit=1`, { as: 'ada' })
  const { nextCursor } = answer.json
  expect(nextCursor).toEqual(expect.any(String))
  return String(nextCursor)
}

async function ownerWithTwo(): Promise<OwnerRef> {
  const account = await product.account('ada')
  await product.keypair(account, 'ada')
  await product.keypair(account, 'ada')
  return account
}

const LISTS: readonly List[] = ['keypairs', 'events']

test.each(LISTS)(
  'a cursor of %s that the service never issued is a 400 that names cursor [AD-14] [TM-34]',
  async (list) => {
    const account = await ownerWithTwo()
    const cursor = await cursorOf(account, list)
    expect((await ask(account, list, cursor)).status).toBe(200)
    const inside = Buffer.from(cursor, 'base64url').toString()
    const forged = [
      '',
      'x',
      'null',
      '%',
      '{"pk":"ACCOUNT#a"}',
      Buffer.from('{"pk":{"S":"ACCOUNT#victim"}}').toString('base64url'),
      `${cursor}=`,
      `${cursor} `,
      `=${cursor}`,
      cursor.slice(1),
      `A${cursor.slice(1)}`,
      Buffer.from(inside.slice(17)).toString('base64url'),
      Buffer.from(`${inside.slice(0, 17)}`).toString('base64url'),
      Buffer.from(`${inside}\n`).toString('base64url'),
      Buffer.from(`${inside.slice(0, 17)}\u00e9\0`).toString('base64url'),
      Buffer.from(inside + 'x'.repeat(200)).toString('base64url'),
      'A'.repeat(2_000),
    ]
    for (const one of forged) {
      const answer = await ask(account, list, one)
      expectProblem(answer, { status: 400, code: 'invalid-request', member: 'cursor' })
    }
  },
)

test.each(LISTS)(
  "a cursor of another owner's %s is a 400, with or without a right to that owner [AD-14]",
  async (list) => {
    const mine = await ownerWithTwo()
    const other = await ownerWithTwo()
    const answer = await ask(mine, list, await cursorOf(other, list))
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'cursor' })
  },
)

/** A cursor from before an owner closed is tried on the new owner of the id. */
test.each(LISTS)(
  'a cursor of %s of a closed owner does not work on its successor [AD-14] [TM-14]',
  async (list) => {
    const account = await ownerWithTwo()
    const cursor = await cursorOf(account, list)
    await product.close(account)
    await product.register(account)
    await product.grant(account, 'ada')

    const answer = await ask(account, list, cursor)

    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'cursor' })
  },
)

test.each([
  ['keypairs', 'events'],
  ['events', 'keypairs'],
] as const)("a cursor of an owner's %s does not work for its %s [AD-14]", async (given, asked) => {
  const account = await ownerWithTwo()
  const answer = await ask(account, asked, await cursorOf(account, given))
  expectProblem(answer, { status: 400, code: 'invalid-request', member: 'cursor' })
})

/** A cursor holds the caller's place, not the caller's right. */
test('a cursor gives nobody access to a list that they may not read [AD-14] [TM-01]', async () => {
  const account = await ownerWithTwo()
  const cursor = await cursorOf(account, 'keypairs')
  const path = `${pathOf(account)}/keypairs?cursor=${cursor}`
  expectProblem(await product.api('GET', path, { as: 'gil' }), { status: 404, code: 'not-found' })
})
