import type { Owner } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { environmentLinkKey } from '../table/items/environment-link-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import type { Tables } from '../table/table-names.ts'
import { deletion, IS_OF_INCARNATION, putAuditEvent } from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'
import { outcomeOf } from './owner-registration.ts'

/**
 * Closes an owner by deleting its item. Every token request reads that item, so the owner's keypairs, and
 * for an account those of its environments, stop working at once. The stream record of the deletion starts
 * the sweep.
 */
export function ownerCloser({ tableName, auditEventsTableName }: Tables): Ports['ownerCloser'] {
  return {
    async close({ owner, account }, auditEvent) {
      const link =
        owner.type === 'environment'
          ? [deletion(tableName, environmentLinkKey(account.id, owner.id))]
          : []
      return outcomeOf(
        await transact([
          deleteOwner(tableName, owner),
          ...link,
          putAuditEvent(auditEventsTableName, auditEvent),
        ]),
      )
    },
  }
}

function deleteOwner(tableName: string, owner: Owner): Action {
  return {
    item: {
      Delete: {
        TableName: tableName,
        Key: ownerKey(owner),
        ConditionExpression: IS_OF_INCARNATION,
        ExpressionAttributeValues: { ':incarnation': owner.incarnation },
      },
    },
    failure: () => 'stale',
  }
}
