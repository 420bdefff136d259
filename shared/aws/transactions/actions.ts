// The actions of transactions. Each one checks something, or writes under a condition.
import type { AuditEvent } from '../../domain/audit/audit-event.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Authority } from '../../domain/owners/authority.ts'
import { type OpenOwner, type Owner, sameOwner } from '../../domain/owners/owner.ts'
import { administratorKey } from '../table/items/administrator-item.ts'
import { auditEventToItem } from '../table/items/audit-event-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import type { Item, Key } from '../table/table.ts'
import type { Action, Failure } from './transaction.ts'

/** The item exists and belongs to this incarnation. */
export const IS_OF_INCARNATION = 'attribute_exists(pk) AND incarnation = :incarnation'

/** A condition, and the values in it. */
export interface Proof {
  readonly condition: string
  readonly values: Readonly<Record<string, string | boolean>>
}

/**
 * The proof that an authority still holds when a change is written: the owner has the same incarnation, and
 * if the authority is inherited, the environment does not block inheritance.
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

/** Checks that this incarnation of an owner is registered. */
export function checkOwner(tableName: string, owner: Owner, failure: Failure): Action {
  return check(tableName, ownerKey(owner), owner.incarnation, failure)
}

/** For an environment, checks that its account is open too. */
export function checkAccountAbove(
  tableName: string,
  { owner, account }: OpenOwner,
  failure: Failure,
): readonly Action[] {
  return owner.type === 'environment' ? [checkOwner(tableName, account, failure)] : []
}

/** Checks that the grant of an authority still exists. */
export function checkGrant(tableName: string, { grant }: Authority, failure: Failure): Action {
  return check(tableName, administratorKey(grant.owner, grant.user), grant.incarnation, failure)
}

/** Writes the audit event of a mutation to the audit event table, in the mutation's transaction. */
export function putAuditEvent(auditEventsTableName: string, auditEvent: AuditEvent): Action {
  return putNew(auditEventsTableName, auditEventToItem(auditEvent))
}

/**
 * Checks everything that an authority depends on. It is for changes that do not update the owner item
 * themselves.
 */
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

/** The condition that nobody has changed the keypair since it was read. */
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
