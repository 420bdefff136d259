import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { findOpenOwner } from '../owners/find-open-owner.ts'
import { ownerOfPartition } from '../table/items/owner-item.ts'
import { type Item, scanPages } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

/** All that it takes to tell whose an item is, and of which incarnation. */
const SEEN = { ProjectionExpression: 'pk, sk, incarnation' }

/**
 * Walks the whole table for owners that have something left of an incarnation that is not open. Once
 * a day; nothing waits for it. What it names is only suspected: the sweep looks for itself.
 */
export function orphanFinder({ tableName }: MainTable): Ports['orphanFinder'] {
  return {
    async *ownersWithOrphans() {
      for await (const items of scanPages(tableName, SEEN)) {
        for (const [partition, incarnations] of incarnationsByPartition(items)) {
          const owner = ownerOfPartition(partition)
          // An owner that cannot be read is suspected too: the sweep tells why, and the walk goes on.
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
