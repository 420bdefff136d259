import { DomainError, notFound } from '../domain/errors.ts'
import type { Owner } from '../domain/owner.ts'
import type { Ports } from '../domain/ports.ts'
import { checkAccountAbove, checkGrant, IS_OF_INCARNATION, putEvent, putNew } from './actions.ts'
import { keypairToItem } from './items/keypair-item.ts'
import { locatorToItem } from './items/locator-item.ts'
import { ownerKey } from './items/owner-item.ts'
import { type Action, transact } from './transaction.ts'

export function keypairCreator(tableName: string): Ports['keypairCreator'] {
  return {
    async create(authority, keypair, limit, event) {
      const failure = await transact([
        countOneMore(tableName, authority.owner, limit),
        ...checkAccountAbove(tableName, authority, 'unauthorized'),
        checkGrant(tableName, authority, 'unauthorized'),
        putNew(tableName, keypairToItem(keypair)),
        putNew(tableName, locatorToItem(keypair.keyId, authority)),
        putEvent(tableName, event),
      ])
      if (failure === 'limit') {
        throw new DomainError(
          'keypair-limit-reached',
          `This owner has ${limit} keypairs, the most.`,
        )
      }
      if (failure !== undefined) throw notFound()
    },
  }
}

/** The owner is open, and has room: one condition, so that no two creators can both be the last. */
function countOneMore(tableName: string, owner: Owner, limit: number): Action {
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(owner),
        UpdateExpression: 'SET keypairCount = keypairCount + :one',
        ConditionExpression: `${IS_OF_INCARNATION} AND keypairCount < :limit`,
        ExpressionAttributeValues: {
          ':incarnation': owner.incarnation,
          ':limit': limit,
          ':one': 1,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    failure: (standing) => (standing?.incarnation === owner.incarnation ? 'limit' : 'unauthorized'),
  }
}
