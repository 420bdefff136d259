import { notFound } from '../domain/errors.ts'
import type { Ports } from '../domain/ports.ts'
import { checkAuthority, isUnchanged, putEvent } from './actions.ts'
import { keypairToItem } from './items/keypair-item.ts'
import { transact } from './transaction.ts'

export function keypairWriter(tableName: string): Ports['keypairWriter'] {
  return {
    async replace(authority, before, after, event) {
      const failure = await transact([
        ...checkAuthority(tableName, authority, 'unauthorized'),
        {
          item: {
            Put: {
              TableName: tableName,
              Item: keypairToItem(after),
              ...isUnchanged(before),
            },
          },
          failure: () => 'stale',
        },
        putEvent(tableName, event),
      ])
      if (failure === 'unauthorized') throw notFound()
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}
