import * as z from 'zod/mini'
import type { Keypair } from '../../../domain/keypairs/keypair.ts'
import { OWNER_TYPES, type OwnerRef } from '../../../domain/owners/owner.ts'
import type { Item, Key } from '../table.ts'
import { bytes, instant } from './item-values.ts'
import { ownerPartition } from './owner-item.ts'

export const KEYPAIR_PREFIX = 'KEYPAIR#'

const keypairItem = z.object({
  keyId: z.string(),
  owner: z.object({ type: z.enum(OWNER_TYPES), id: z.string() }),
  incarnation: z.string(),
  version: z.int(),
  comment: z.nullable(z.string()),
  scopes: z.array(z.string()),
  enabled: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  expiresAt: z.nullable(instant),
  secrets: z.array(
    z.object({
      secretId: z.string(),
      hint: z.string(),
      mac: bytes,
      pepperKeyArn: z.string(),
      createdAt: instant,
      expiresAt: z.nullable(instant),
    }),
  ),
})

export function keypairKey(owner: OwnerRef, keyId: string): Key {
  return { pk: ownerPartition(owner), sk: KEYPAIR_PREFIX + keyId }
}

export function keypairToItem(keypair: Keypair): Item {
  return {
    ...keypairKey(keypair.owner, keypair.keyId),
    ...z.encode(keypairItem, unlocked(keypair)),
  }
}

export function keypairFromItem(item: Item): Keypair {
  return z.parse(keypairItem, item)
}

/** Copies the arrays, because the codec's types do not accept readonly arrays. */
function unlocked(keypair: Keypair) {
  return { ...keypair, scopes: [...keypair.scopes], secrets: [...keypair.secrets] }
}
