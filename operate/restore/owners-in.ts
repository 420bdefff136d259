import { ownerFromItem } from '../../shared/aws/table/items/owner-item.ts'
import { OWNER_SORT_KEY } from '../../shared/aws/table/table-shape.ts'
import type { Owner } from '../../shared/domain/owners/owner.ts'
import { scanItems } from '../scan-items.ts'

/** Reads the owners of a table, in no particular order. The caller may stop at any time. */
export async function* ownersIn(tableName: string): AsyncGenerator<Owner> {
  for await (const item of scanItems(tableName, 'sk = :value', OWNER_SORT_KEY)) {
    const owner = ownerFromItem(item)
    if (owner) yield owner
  }
}
