import type { AuditEvent } from '../../domain/audit/audit-event.ts'
import { AuthorityLost } from '../../domain/errors.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { OwnerRef } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { keypairKey } from '../table/items/keypair-item.ts'
import { locatorKey } from '../table/items/locator-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import { usageKey } from '../table/items/usage-item.ts'
import type { Tables } from '../table/table-names.ts'
import {
  checkAccountAbove,
  checkGrant,
  deletion,
  isUnchanged,
  type Proof,
  putAuditEvent,
  upholdsAuthority,
} from '../transactions/actions.ts'
import { type Action, transact } from '../transactions/transaction.ts'

export function keypairRemover(tables: Tables): Ports['keypairRemover'] {
  const { tableName } = tables
  return {
    async remove(authority, keypair, auditEvent) {
      const failure = await transact([
        countOneLess(tableName, authority.owner, upholdsAuthority(authority)),
        ...checkAccountAbove(tableName, authority, 'unauthorized'),
        checkGrant(tableName, authority, 'unauthorized'),
        ...removal(tables, keypair, auditEvent),
      ])
      if (failure === 'unauthorized') throw new AuthorityLost()
      return failure === 'stale' ? 'stale' : 'done'
    },
  }
}

/** Counts one keypair less, if the proof about the owner holds. */
export function countOneLess(tableName: string, owner: OwnerRef, proof: Proof): Action {
  return {
    item: {
      Update: {
        TableName: tableName,
        Key: ownerKey(owner),
        UpdateExpression: 'SET keypairCount = keypairCount - :one',
        ConditionExpression: proof.condition,
        ExpressionAttributeValues: { ...proof.values, ':one': 1 },
      },
    },
    failure: () => 'unauthorized',
  }
}

/**
 * Removes a keypair with its locator and its usage, and writes the audit event. The outcome is `stale` if
 * somebody else has changed the keypair since it was read.
 */
export function removal(
  { tableName, auditEventsTableName }: Tables,
  keypair: Keypair,
  auditEvent: AuditEvent,
): readonly Action[] {
  const { owner, keyId } = keypair
  return [
    {
      item: {
        Delete: {
          TableName: tableName,
          Key: keypairKey(owner, keyId),
          ...isUnchanged(keypair),
        },
      },
      failure: () => 'stale',
    },
    deletion(tableName, locatorKey(keyId)),
    deletion(tableName, usageKey(keyId)),
    putAuditEvent(auditEventsTableName, auditEvent),
  ]
}
