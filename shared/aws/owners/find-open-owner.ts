import { type OpenOwner, type OwnerRef, openOwner } from '../../domain/owners/owner.ts'
import { ownerFromItem, ownerKey } from '../table/items/owner-item.ts'
import { getItem } from '../table/table.ts'

/** Reads an owner and the account above it. Returns undefined unless both are open. */
export async function findOpenOwner(
  tableName: string,
  ref: OwnerRef,
): Promise<OpenOwner | undefined> {
  const owner = ownerFromItem(await getItem(tableName, ownerKey(ref)))
  if (owner?.type !== 'environment') return openOwner(owner, undefined)
  const above = await getItem(tableName, ownerKey({ type: 'account', id: owner.accountId }))
  return openOwner(owner, ownerFromItem(above))
}
