import type { Ports } from '../../domain/ports.ts'
import { keypairFromItem, keypairKey } from '../table/items/keypair-item.ts'
import { getItem } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

export function keypairReader({ tableName }: MainTable): Ports['keypairReader'] {
  return {
    async get({ owner }, keyId) {
      const item = await getItem(tableName, keypairKey(owner, keyId))
      const keypair = item && keypairFromItem(item)
      return keypair?.incarnation === owner.incarnation ? keypair : undefined
    },
  }
}
