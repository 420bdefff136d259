import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import type { KeypairLocation } from '../../domain/tokens/token-ports.ts'
import { BoundedMemory } from '../bounded-memory.ts'
import { keypairFromItem, keypairKey } from '../table/items/keypair-item.ts'
import { locationFromItem, locatorKey } from '../table/items/locator-item.ts'
import { accountFromItem, ownerFromItem, ownerKey } from '../table/items/owner-item.ts'
import { getItem, getItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

const REMEMBERED_MAX = 10_000

/**
 * Reads what the token endpoint needs. The location of a keypair is cached: a keypair never moves, and a
 * key ID is never reused. Its state, with its owner and account, is read in one strongly consistent batch.
 */
export function credentialReader({ tableName }: MainTable): Ports['credentialReader'] {
  const locations = new BoundedMemory<KeypairLocation>(REMEMBERED_MAX)
  return {
    async locate(keyId) {
      const known = locations.recall(keyId)
      if (known) return known
      const item = await getItem(tableName, locatorKey(keyId))
      if (item === undefined) return undefined
      const location = locationFromItem(item)
      locations.remember(keyId, location)
      return location
    },
    async read(keyId, { owner, accountId }) {
      const account: OwnerRef = { type: 'account', id: accountId }
      const owners = owner.type === 'account' ? [account] : [account, owner]
      const [keypairItem, accountItem, ownerItem] = await getItems(tableName, [
        keypairKey(owner, keyId),
        ...owners.map(ownerKey),
      ])
      return {
        keypair: keypairItem && keypairFromItem(keypairItem),
        account: accountFromItem(accountItem),
        owner: ownerFromItem(owner.type === 'account' ? accountItem : ownerItem),
      }
    },
  }
}
