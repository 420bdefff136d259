import type { Keypair } from '../domain/keypair.ts'
import type { Page, Ports } from '../domain/ports.ts'
import { KEYPAIR_PREFIX, keypairFromItem } from './items/keypair-item.ts'
import { ownerPartition } from './items/owner-item.ts'
import { takePage } from './page.ts'
import { queryItems } from './table.ts'
import type { Tables } from './tables.ts'

export function keypairLister({ tableName }: Pick<Tables, 'tableName'>): Ports['keypairLister'] {
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
