import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { throwRejected } from '../../domain/throw-rejected.ts'
import { closeUnderClosedAccount } from '../owners/close-under-closed-account.ts'
import {
  ownerFromItem,
  ownerKey,
  ownerOfPartition,
  ownerPartition,
} from '../table/items/owner-item.ts'
import { getItem, type Item, queryItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'
import { OWNER_SORT_KEY } from '../table/table-shape.ts'
import { transact } from '../transactions/transaction.ts'
import { removalOf } from './sweep-actions.ts'

/** How many removals run at once. */
const CONCURRENCY = 8

type Outcome = PromiseSettledResult<boolean>

/**
 * Removes what is left of closed incarnations of an owner. It reads the items first, and then checks which
 * incarnation is open. Items are only created under an open incarnation, and a closed incarnation never
 * opens again. So if an incarnation is not open *after* its item was read, it is closed for ever. A late,
 * repeated or reordered stream record can therefore never touch items of a newer incarnation. If an item
 * cannot be removed, the others are still removed, and then the sweep fails.
 */
export function sweeper({ tableName }: MainTable): Ports['sweeper'] {
  return {
    ownerWithKey(partition, sort) {
      return sort === OWNER_SORT_KEY ? ownerOfPartition(partition) : undefined
    },
    async sweep(owner) {
      await closeUnderClosedAccount(tableName, owner)
      const outcomes: Outcome[] = []
      let batch: Item[] = []
      for await (const item of queryItems(tableName, { partition: ownerPartition(owner) })) {
        if (item.sk === OWNER_SORT_KEY) continue
        batch.push(item)
        if (batch.length < CONCURRENCY) continue
        outcomes.push(...(await removeDead(tableName, owner, batch)))
        batch = []
      }
      outcomes.push(...(await removeDead(tableName, owner, batch)))
      throwRejected(outcomes)
      return {
        removed: outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)
          .length,
      }
    },
  }
}

async function removeDead(
  tableName: string,
  owner: OwnerRef,
  items: readonly Item[],
): Promise<readonly Outcome[]> {
  if (items.length === 0) return []
  const standing = ownerFromItem(await getItem(tableName, ownerKey(owner)))
  const dead = items.filter(
    ({ incarnation }) => !incarnation || incarnation !== standing?.incarnation,
  )
  return await Promise.allSettled(dead.map(async (item) => await remove(tableName, item)))
}

/**
 * Removes an orphan and the items that depend on it. If those now belong to another owner, it removes only
 * the orphan.
 */
async function remove(tableName: string, item: Item): Promise<boolean> {
  const [itself, ...dependents] = removalOf(tableName, item)
  const failure = await transact([itself, ...dependents])
  return failure === undefined || (await transact([itself])) === undefined
}
