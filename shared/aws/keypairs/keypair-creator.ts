import { AuthorityLost, DomainError } from '../../domain/errors.ts'
import type { Authority } from '../../domain/owners/authority.ts'
import type { Ports } from '../../domain/ports.ts'
import { keypairToItem } from '../table/items/keypair-item.ts'
import { locatorToItem } from '../table/items/locator-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import type { Tables } from '../table/table-names.ts'
import {
  checkAccountAbove,
  checkGrant,
  putAuditEvent,
  putNew,
  upholdsAuthority,
} from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function keypairCreator({
  tableName,
  auditEventsTableName,
}: Tables): Ports['keypairCreator'] {
  return {
    async create(authority, keypair, limit, auditEvent) {
      const failure = await transact([
        ...checkAccountAbove(tableName, authority, 'unauthorized'),
        checkGrant(tableName, authority, 'unauthorized'),
        countOneMore(tableName, authority, limit),
        putNew(tableName, keypairToItem(keypair)),
        putNew(tableName, locatorToItem(keypair.keyId, authority)),
        putAuditEvent(auditEventsTableName, auditEvent),
      ])
      if (failure === 'limit') {
        throw new DomainError(
          'keypair-limit-reached',
          `This owner already has ${limit} keypairs, which is the maximum.`,
        )
      }
      if (failure !== undefined) throw new AuthorityLost()
    },
  }
}

/**
 * Counts a new keypair, if the owner is open and below its limit. Both are one condition, so that two
 * requests cannot both create the last keypair.
 */
function countOneMore(tableName: string, authority: Authority, limit: number): Action {
  const { owner } = authority
  const { condition, values } = upholdsAuthority(authority)
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(owner),
        UpdateExpression: 'SET keypairCount = keypairCount + :one',
        ConditionExpression: `${condition} AND keypairCount < :limit`,
        ExpressionAttributeValues: { ...values, ':limit': limit, ':one': 1 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    failure: (standing) => {
      const isSame = standing?.incarnation === owner.incarnation
      return isSame && Number(standing.keypairCount) >= limit ? 'limit' : 'unauthorized'
    },
  }
}
