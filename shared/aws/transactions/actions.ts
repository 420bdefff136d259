// The actions that transactions are made of: each proves something, or writes under a condition.
import type { AuditEvent } from '../../domain/audit/audit-event.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Authority } from '../../domain/owners/authority.ts'
import { type OpenOwner, type Owner, sameOwner } from '../../domain/owners/owner.ts'
import { administratorKey } from '../table/items/administrator-item.ts'
import { auditEventToItem } from '../table/items/audit-event-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import type { Item, Key } from '../table/table.ts'
import type { Action, Failure } from './transaction.ts'

/** The item is there, and of this incarnation: never a ghost, never another's. */
export const IS_OF_INCARNATION = 'attribute_exists(pk) AND incarnation = :incarnation'

/** A condition, and the values that it names. */
export interface Proof {
  readonly condition: string
  readonly values: Readonly<Record<string, string | boolean>>
}

/**
 * The owner is of the incarnation that an authority is over, and, where the authority is inherited,
 * inheritance is not blocked: what it was read under still holds when it writes.
 */
export function upholdsAuthority({ owner, grant }: Authority): Proof {
  const isInherited = !sameOwner(owner, grant.owner)
  return {
    condition: isInherited
      ? `${IS_OF_INCARNATION} AND inheritAdministrators = :inherits`
      : IS_OF_INCARNATION,
    values: { ':incarnation': owner.incarnation, ...(isInherited && { ':inherits': true }) },
  }
}

function prove(tableName: string, key: Key, proof: Proof, failure: Failure): Action {
  return {
    item: {
      ConditionCheck: {
        TableName: tableName,
        Key: key,
        ConditionExpression: proof.condition,
        ExpressionAttributeValues: proof.values,
      },
    },
    failure: () => failure,
  }
}

export function check(tableName: string, key: Key, incarnation: string, failure: Failure): Action {
  const proof = { condition: IS_OF_INCARNATION, values: { ':incarnation': incarnation } }
  return prove(tableName, key, proof, failure)
}

/** This incarnation of an owner is registered. */
export function checkOwner(tableName: string, owner: Owner, failure: Failure): Action {
  return check(tableName, ownerKey(owner), owner.incarnation, failure)
}

/** For an environment: its account is open too. */
export function checkAccountAbove(
  tableName: string,
  { owner, account }: OpenOwner,
  failure: Failure,
): readonly Action[] {
  return owner.type === 'environment' ? [checkOwner(tableName, account, failure)] : []
}

/** The grant that an authority rests on is still there. */
export function checkGrant(tableName: string, { grant }: Authority, failure: Failure): Action {
  return check(tableName, administratorKey(grant.owner, grant.user), grant.incarnation, failure)
}

/** The audit event of a mutation: in a table of its own, and in the mutation's own transaction. */
export function putAuditEvent(eventsTableName: string, auditEvent: AuditEvent): Action {
  return putNew(eventsTableName, auditEventToItem(auditEvent))
}

/** Everything that a change under an authority rests on, where it does not update the owner itself. */
export function checkAuthority(
  tableName: string,
  authority: Authority,
  failure: Failure,
): readonly Action[] {
  return [
    prove(tableName, ownerKey(authority.owner), upholdsAuthority(authority), failure),
    ...checkAccountAbove(tableName, authority, failure),
    checkGrant(tableName, authority, failure),
  ]
}

/** Nobody has changed the keypair since it was read. */
export function isUnchanged({ incarnation, version }: Keypair) {
  return {
    ConditionExpression: `${IS_OF_INCARNATION} AND version = :version`,
    ExpressionAttributeValues: { ':incarnation': incarnation, ':version': version },
  }
}

export function putNew(tableName: string, item: Item): Action {
  return {
    item: {
      Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
    },
  }
}

export function deletion(tableName: string, key: Key): Action {
  return { item: { Delete: { TableName: tableName, Key: key } } }
}
