import type { Ports } from '../../domain/ports.ts'
import { usageFromItem, usageKey } from '../table/items/usage-item.ts'
import { getItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

export function usageReader({ tableName }: MainTable): Ports['usageReader'] {
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
