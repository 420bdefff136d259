import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Page } from '../../domain/page.ts'
import type { Ports } from '../../domain/ports.ts'
import { KEYPAIR_PREFIX, keypairFromItem } from '../table/items/keypair-item.ts'
import { ownerPartition } from '../table/items/owner-item.ts'
import { queryItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'
import { takePage } from '../table/take-page.ts'

export function keypairLister({ tableName }: MainTable): Ports['keypairLister'] {
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
