import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { findOpenOwner } from '../owners/find-open-owner.ts'
import { ownerOfPartition } from '../table/items/owner-item.ts'
import { type Item, scanPages } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

/** The attributes that say which owner and which incarnation an item belongs to. */
const SEEN = { ProjectionExpression: 'pk, sk, incarnation' }

/**
 * Scans the whole table for owners with items of an incarnation that is not open. It runs once a day, and
 * nothing waits for it. It only finds suspects: the sweep checks them again.
 */
export function orphanFinder({ tableName }: MainTable): Ports['orphanFinder'] {
  return {
    async *ownersWithOrphans() {
      for await (const items of scanPages(tableName, SEEN)) {
        for (const [partition, incarnations] of incarnationsByPartition(items)) {
          const owner = ownerOfPartition(partition)
          // An owner that cannot be read is a suspect too: its sweep reports the error, and the scan
          // continues.
          const isSuspect = owner && hasClosed(tableName, owner, incarnations).catch(() => true)
          if (owner && (await isSuspect)) yield owner
        }
      }
    },
  }
}

async function hasClosed(
  tableName: string,
  owner: OwnerRef,
  incarnations: ReadonlySet<unknown>,
): Promise<boolean> {
  const open = await findOpenOwner(tableName, owner)
  return [...incarnations].some(
    (incarnation) => !incarnation || incarnation !== open?.owner.incarnation,
  )
}

function incarnationsByPartition(items: readonly Item[]): ReadonlyMap<string, Set<unknown>> {
  const found = new Map<string, Set<unknown>>()
  for (const { pk, incarnation } of items) {
    found.set(String(pk), (found.get(String(pk)) ?? new Set()).add(incarnation))
  }
  return found
}
