import type { User } from '../../domain/audit/actor.ts'
import { type Authority, authorityOver, type Grant } from '../../domain/owners/authority.ts'
import { type Owner, type OwnerRef, openOwner } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { administratorKey, grantFromItem } from '../table/items/administrator-item.ts'
import { ownerFromItem, ownerKey } from '../table/items/owner-item.ts'
import { getItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

/**
 * Reads a user's authority. An account takes one batch. An environment takes two: which account is
 * above it is not known before it has been read, and must not be guessed. Before it refuses a user on an
 * environment, it reads the environment once more: between the two reads an explicit grant may have come and
 * the inherited one gone, and a user who had a right all the time must not be refused.
 */
export function administration({ tableName }: MainTable): Ports['administration'] {
  return {
    async authorize(user: User, ref: OwnerRef): Promise<Authority | undefined> {
      const { owner, grant } = await readOwnerAndGrant(tableName, user, ref)
      if (ref.type === 'account') {
        const open = openOwner(owner, undefined)
        return open && authorityOver(open, user, { onOwner: grant })
      }
      // Read for an environment that does not exist too: calls must not tell it from a foreign one.
      const accountId = owner?.type === 'environment' ? owner.accountId : ref.id
      const above = await readOwnerAndGrant(tableName, user, { type: 'account', id: accountId })
      const authority = authorityIn({ owner, grant }, above, user)
      return authority ?? authorityIn(await readOwnerAndGrant(tableName, user, ref), above, user)
    },
  }
}

interface OwnerAndGrant {
  readonly owner: Owner | undefined
  readonly grant: Grant | undefined
}

function authorityIn(
  environment: OwnerAndGrant,
  above: OwnerAndGrant,
  user: User,
): Authority | undefined {
  const open = openOwner(environment.owner, above.owner)
  const grants = { onOwner: environment.grant, onAccount: above.grant }
  return open && authorityOver(open, user, grants)
}

async function readOwnerAndGrant(
  tableName: string,
  user: User,
  ref: OwnerRef,
): Promise<OwnerAndGrant> {
  const keys = [ownerKey(ref), administratorKey(ref, user)]
  const [ownerItem, grantItem] = await getItems(tableName, keys)
  return { owner: ownerFromItem(ownerItem), grant: grantItem && grantFromItem(grantItem) }
}
