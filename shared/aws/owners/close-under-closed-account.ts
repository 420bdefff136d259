import type { OwnerRef } from '../../domain/owners/owner.ts'
import { environmentFromItem, ownerKey } from '../table/items/owner-item.ts'
import { deleteItem, getItem } from '../table/table.ts'
import { findOpenOwner } from './find-open-owner.ts'

/**
 * Deletes an environment's owner item if its account is closed. The environment is closed already, and the
 * deletion starts its sweep as usual. First this reads the item, and then it checks whether the environment
 * is open. That order is safe, because a closed incarnation never opens again.
 */
export async function closeUnderClosedAccount(tableName: string, owner: OwnerRef): Promise<void> {
  const standing = environmentFromItem(await getItem(tableName, ownerKey(owner)))
  if (standing === undefined) return
  const open = await findOpenOwner(tableName, owner)
  if (open?.owner.incarnation === standing.incarnation) return
  await deleteItem(tableName, ownerKey(owner), standing.incarnation)
}
