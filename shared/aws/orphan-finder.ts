import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { OwnerRef } from '../domain/owner.ts'
import type { Ports } from '../domain/ports.ts'
import { dynamodb } from './clients.ts'
import { guarded } from './faults.ts'
import { ownerOfPartition } from './items/owner-item.ts'
import { ownerFinder } from './owner-finder.ts'
import type { Item } from './table.ts'

/**
 * Walks the whole table for owners that have something left of an incarnation that is not open. Once
 * a day; nothing waits for it. What it names is only suspected: the sweep looks for itself.
 */
export function orphanFinder(tableName: string): Ports['orphanFinder'] {
  return {
    async *ownersWithOrphans() {
      for await (const items of scanPages(tableName)) {
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
  const open = await ownerFinder(tableName).find(owner)
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

async function* scanPages(tableName: string): AsyncGenerator<readonly Item[]> {
  let start: Item | undefined
  do {
    const command = new ScanCommand({
      TableName: tableName,
      ConsistentRead: true,
      ProjectionExpression: 'pk, sk, incarnation',
      ExclusiveStartKey: start,
    })
    const answer = await guarded((options) => dynamodb().send(command, options))
    yield answer.Items ?? []
    start = answer.LastEvaluatedKey
  } while (start !== undefined)
}
