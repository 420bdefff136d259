import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, pathOf, type TestStack } from '../../../local-stack/test-stack.ts'

/** What was made under one incarnation of an owner, and must mean nothing to the next. */
export interface Life {
  readonly owner: OwnerRef
  readonly administrator: string
  readonly keypairs: readonly CreatedKeypair[]
  readonly keypairsCursor: string
  readonly eventsCursor: string
}

/** Lives one incarnation of an open owner: uses keypairs and begins to read pages. */
export async function live(
  product: TestStack,
  owner: OwnerRef,
  administrator: string,
): Promise<Life> {
  const keypairs = [
    await product.keypair(owner, administrator),
    await product.keypair(owner, administrator),
  ]
  for (const keypair of keypairs) {
    const { status } = await product.token(keypair)
    if (status !== 200) throw new Error(`a new keypair of an open owner got ${status}`)
  }
  const cursorOf = async (list: string) => {
    const path = `${pathOf(owner)}/${list}?limit=1`
    const { json } = await product.api('GET', path, { as: administrator })
    if (typeof json.nextCursor !== 'string') throw new Error(`${list} has only one page`)
    return json.nextCursor
  }
  return {
    owner,
    administrator,
    keypairs,
    keypairsCursor: await cursorOf('keypairs'),
    eventsCursor: await cursorOf('events'),
  }
}

/** The ids of a list's items. */
export function idsIn(items: unknown, member: string): readonly unknown[] {
  return (items as readonly Readonly<Record<string, unknown>>[]).map((item) => item[member])
}
