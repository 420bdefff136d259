import type { Ports } from '../../domain/ports.ts'
import { ADMINISTRATOR_PREFIX, grantFromItem } from '../table/items/administrator-item.ts'
import { ownerPartition } from '../table/items/owner-item.ts'
import { queryItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

export function administratorLister({ tableName }: MainTable): Ports['administratorLister'] {
  return {
    async list(owner) {
      const items = queryItems(tableName, {
        partition: ownerPartition(owner),
        sortKeyPrefix: ADMINISTRATOR_PREFIX,
        incarnation: owner.incarnation,
      })
      return (await Array.fromAsync(items)).map(grantFromItem)
    },
  }
}
