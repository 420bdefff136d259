import type { Authority } from '../domain/authority.ts'
import { notFound } from '../domain/errors.ts'
import type { Ports } from '../domain/ports.ts'
import {
  checkAccountAbove,
  checkGrant,
  deletion,
  isUnchanged,
  putEvent,
  upholdsAuthority,
} from './actions.ts'
import { keypairKey } from './items/keypair-item.ts'
import { locatorKey } from './items/locator-item.ts'
import { ownerKey } from './items/owner-item.ts'
import { usageKey } from './items/usage-item.ts'
import { type Action, transact } from './transaction.ts'

export function keypairRemover(tableName: string): Ports['keypairRemover'] {
  return {
    async remove(authority, keypair, event) {
      const failure = await transact([
        countOneLess(tableName, authority),
        ...checkAccountAbove(tableName, authority, 'unauthorized'),
        checkGrant(tableName, authority, 'unauthorized'),
        {
          item: {
            Delete: {
              TableName: tableName,
              Key: keypairKey(keypair.owner, keypair.keyId),
              ...isUnchanged(keypair),
            },
          },
          failure: () => 'stale',
        },
        deletion(tableName, locatorKey(keypair.keyId)),
        deletion(tableName, usageKey(keypair.keyId)),
        putEvent(tableName, event),
      ])
      if (failure === 'unauthorized') throw notFound()
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

function countOneLess(tableName: string, authority: Authority): Action {
  const { condition, values } = upholdsAuthority(authority)
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(authority.owner),
        UpdateExpression: 'SET keypairCount = keypairCount - :one',
        ConditionExpression: condition,
        ExpressionAttributeValues: { ...values, ':one': 1 },
      },
    },
    failure: () => 'unauthorized',
  }
}
