import { expect } from 'vitest'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import type { Answer } from './answer.ts'
import { tableDump } from './table-dump.ts'
import { pathOf, type TestStack } from './test-stack.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Everything that the table holds of an owner: itself, its keypairs and their locators, grants, audit
 * events.
 */
export async function itemsOf(product: TestStack, owner: OwnerRef): Promise<readonly Members[]> {
  const items = (await tableDump(product)).filter((item) => JSON.stringify(item).includes(owner.id))
  return items.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** Sends a request, and compares what the table has of the owner before and after it. */
export async function unchangedBy(
  product: TestStack,
  owner: OwnerRef,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const before = await itemsOf(product, owner)
  const answer = await ask()
  expect(await itemsOf(product, owner)).toEqual(before)
  return answer
}

/** The items of a list's answer. */
export function listed(answer: Answer): readonly Members[] {
  expect(answer.status).toBe(200)
  return objectsIn(answer.json.items)
}

export function objectsIn(value: unknown): readonly Members[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.map((item) => (typeof item === 'object' ? { ...item } : {}))
}

/** What the audit trail says was done to an owner, newest first. */
export async function actionsOn(product: TestStack, owner: OwnerRef, as: string) {
  const events = listed(await product.api('GET', `${pathOf(owner)}/events`, { as }))
  return events.map((event) => event.action)
}

/** Every page of a list, one after the other. */
export async function* pagesOf(product: TestStack, path: string, as: string, limit: number) {
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }) })
    const answer = await product.api('GET', `${path}?${query}`, { as })
    yield listed(answer)
    const { nextCursor } = answer.json
    cursor = typeof nextCursor === 'string' ? nextCursor : undefined
  } while (cursor !== undefined)
}

function nameOf(item: Members): string {
  return `${String(item.pk)} ${String(item.sk)}`
}
