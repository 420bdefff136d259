import * as z from 'zod/mini'
import type { OpenOwner } from '../../../domain/owners/owner.ts'
import { OWNER_TYPES } from '../../../domain/owners/owner.ts'
import type { KeypairLocation } from '../../../domain/tokens/token-ports.ts'
import type { Item, Key } from '../table.ts'
import { PARTITION } from '../table-shape.ts'

const locatorItem = z.object({
  ownerType: z.enum(OWNER_TYPES),
  ownerId: z.string(),
  incarnation: z.string(),
  accountId: z.string(),
})

/**
 * The key of the **locator**, which leads from a key ID to its keypair. It is an item, because an index
 * cannot be read consistently.
 */
export function locatorKey(keyId: string): Key {
  return { pk: PARTITION.keypair + keyId, sk: 'LOCATOR' }
}

export function locatorToItem(keyId: string, { owner, account }: OpenOwner): Item {
  return {
    ...locatorKey(keyId),
    ownerType: owner.type,
    ownerId: owner.id,
    incarnation: owner.incarnation,
    accountId: account.id,
  }
}

export function locationFromItem(item: Item): KeypairLocation {
  const { ownerType, ownerId, accountId } = z.parse(locatorItem, item)
  return { owner: { type: ownerType, id: ownerId }, accountId }
}
