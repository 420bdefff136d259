import type { Keypair } from '../domain/keypair.ts'
import type { Page, Ports } from '../domain/ports.ts'
import { KEYPAIR_PREFIX, keypairFromItem, keypairKey } from './items/keypair-item.ts'
import { ownerPartition } from './items/owner-item.ts'
import { usageFromItem, usageKey } from './items/usage-item.ts'
import { takePage } from './page.ts'
import { getItem, getItems, queryItems } from './table.ts'

export function keypairReader(tableName: string): Ports['keypairReader'] {
  return {
    async get({ owner }, keyId) {
      const item = await getItem(tableName, keypairKey(owner, keyId))
      const keypair = item && keypairFromItem(item)
      return keypair?.incarnation === owner.incarnation ? keypair : undefined
    },
  }
}

export function keypairLister(tableName: string): Ports['keypairLister'] {
  return {
    async list({ owner }, { limit, after }): Promise<Page<Keypair>> {
      const query = {
        partition: ownerPartition(owner),
        sortKeyPrefix: KEYPAIR_PREFIX,
        incarnation: owner.incarnation,
        after: after === undefined ? undefined : KEYPAIR_PREFIX + after,
      }
      const items = queryItems(tableName, query, limit + 1)
      return await takePage(items, limit, keypairFromItem, (keypair) => keypair.keyId)
    },
  }
}

export function usageReader(tableName: string): Ports['usageReader'] {
  return {
    async usageOf(keyIds) {
      const items = await getItems(tableName, keyIds.map(usageKey))
      return new Map(
        keyIds.flatMap((keyId, place) => {
          const item = items[place]
          return item ? [[keyId, usageFromItem(item)] as const] : []
        }),
      )
    },
  }
}
