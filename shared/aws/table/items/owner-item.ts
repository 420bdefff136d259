import * as z from 'zod/mini'
import type { Account, Environment, Owner, OwnerRef } from '../../../domain/owners/owner.ts'
import type { Item, Key } from '../table.ts'
import { OWNER_SORT_KEY, PARTITION } from '../table-shape.ts'
import { instant } from './item-values.ts'

const accountItem = z.object({
  type: z.literal('account'),
  id: z.string(),
  name: z.string(),
  incarnation: z.string(),
  registeredAt: instant,
})

const environmentItem = z.object({
  type: z.literal('environment'),
  id: z.string(),
  name: z.string(),
  incarnation: z.string(),
  registeredAt: instant,
  accountId: z.string(),
  accountIncarnation: z.string(),
  inheritAdministrators: z.boolean(),
})

const ownerItem = z.discriminatedUnion('type', [accountItem, environmentItem])

/** The partition of an owner. It has the owner item, keypairs, grants and links to environments. */
export function ownerPartition(owner: OwnerRef): string {
  return PARTITION[owner.type] + owner.id
}

export function ownerKey(owner: OwnerRef): Key {
  return { pk: ownerPartition(owner), sk: OWNER_SORT_KEY }
}

/** The owner of a partition; undefined if it is not the partition of an owner. */
export function ownerOfPartition(partition: string): OwnerRef | undefined {
  for (const type of ['account', 'environment'] as const) {
    const prefix = PARTITION[type]
    if (partition.startsWith(prefix)) return { type, id: partition.slice(prefix.length) }
  }
  return undefined
}

/** The item of a newly registered owner, which has no keypairs yet. */
export function ownerToItem(owner: Owner): Item {
  return { ...ownerKey(owner), ...z.encode(ownerItem, owner), keypairCount: 0 }
}

export function ownerFromItem(item: Item | undefined): Owner | undefined {
  return item && z.parse(ownerItem, item)
}

export function accountFromItem(item: Item | undefined): Account | undefined {
  const owner = ownerFromItem(item)
  return owner?.type === 'account' ? owner : undefined
}

export function environmentFromItem(item: Item | undefined): Environment | undefined {
  const owner = ownerFromItem(item)
  return owner?.type === 'environment' ? owner : undefined
}
