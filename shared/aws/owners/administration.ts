import type { User } from '../../domain/audit/actor.ts'
import { type Authority, authorityOver } from '../../domain/owners/authority.ts'
import { type OwnerRef, openOwner } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { administratorKey, grantFromItem } from '../table/items/administrator-item.ts'
import { ownerFromItem, ownerKey } from '../table/items/owner-item.ts'
import { getItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

/**
 * Reads a user's authority. An account takes one batch. An environment takes two, because only the
 * environment's item says which account it belongs to. Before it refuses a user on an environment, it reads
 * the environment once more. Between the two reads, an explicit grant may have been added and the inherited
 * one revoked, and a user who had a right all the time must not be refused.
 */
export function administration({ tableName }: MainTable): Ports['administration'] {
  return {
    async authorize(user: User, ref: OwnerRef): Promise<Authority | undefined> {
      const { owner, grant } = await readOwnerAndGrant(tableName, user, ref)
      if (ref.type === 'account') {
        const open = openOwner(owner, undefined)
        return open && authorityOver(open, user, { onOwner: grant })
      }
      // Read this also if the environment does not exist: the calls must be the same as for somebody else's.
      const accountId = owner?.type === 'environment' ? owner.accountId : ref.id
      const above = await readOwnerAndGrant(tableName, user, { type: 'account', id: accountId })
      const open = openOwner(owner, above.owner)
      const grants = { onOwner: grant, onAccount: above.grant }
      const authority = open && authorityOver(open, user, grants)
      if (authority) return authority
      const now = await readOwnerAndGrant(tableName, user, ref)
      const openNow = openOwner(now.owner, above.owner)
      // The grant on the account is not used here: it may have been revoked since it was read.
      return openNow && authorityOver(openNow, user, { onOwner: now.grant })
    },
  }
}

async function readOwnerAndGrant(tableName: string, user: User, ref: OwnerRef) {
  const keys = [ownerKey(ref), administratorKey(ref, user)]
  const [ownerItem, grantItem] = await getItems(tableName, keys)
  return { owner: ownerFromItem(ownerItem), grant: grantItem && grantFromItem(grantItem) }
}
