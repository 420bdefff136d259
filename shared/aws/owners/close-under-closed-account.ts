import type { OwnerRef } from '../../domain/owners/owner.ts'
import { environmentFromItem, ownerKey } from '../table/items/owner-item.ts'
import { deleteItem, getItem } from '../table/table.ts'
import { findOpenOwner } from './find-open-owner.ts'

/**
 * Deletes an environment's owner item if its account has closed: it is closed already, and its deletion
 * is then swept like any other. It is read first, and then asked whether it is open: an incarnation
 * once closed stays closed.
 */
export async function closeUnderClosedAccount(tableName: string, owner: OwnerRef): Promise<void> {
  const standing = environmentFromItem(await getItem(tableName, ownerKey(owner)))
  if (standing === undefined) return
  const open = await findOpenOwner(tableName, owner)
  if (open?.owner.incarnation === standing.incarnation) return
  await deleteItem(tableName, ownerKey(owner), standing.incarnation)
}
