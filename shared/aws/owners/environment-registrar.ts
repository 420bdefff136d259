import type { Environment } from '../../domain/owners/owner.ts'
import type { Ports } from '../../domain/ports.ts'
import { environmentLinkToItem } from '../table/items/environment-link-item.ts'
import { ownerKey } from '../table/items/owner-item.ts'
import type { Tables } from '../table/table-names.ts'
import { check, putAuditEvent } from '../transactions/actions.ts'
import { type Action, type Failure, transact } from '../transactions/transaction.ts'
import { closeUnderClosedAccount } from './close-under-closed-account.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'

export function environmentRegistrar({
  tableName,
  auditEventsTableName,
}: Tables): Ports['environmentRegistrar'] {
  return {
    async open(environment, auditEvent) {
      const failure = await transact([
        checkItsAccount(tableName, environment, 'closed'),
        putNewOwner(tableName, environment),
        { item: { Put: { TableName: tableName, Item: environmentLinkToItem(environment) } } },
        putAuditEvent(auditEventsTableName, auditEvent),
      ])
      return failure === 'closed' ? 'closed' : outcomeOf(failure)
    },
    async change(before, after, auditEvent) {
      return outcomeOf(
        await transact([
          checkItsAccount(tableName, after, 'stale'),
          changeOwner(tableName, before, after, ['name', 'inheritAdministrators']),
          putAuditEvent(auditEventsTableName, auditEvent),
        ]),
      )
    },
    async discardClosed(environmentId) {
      await closeUnderClosedAccount(tableName, { type: 'environment', id: environmentId })
    },
  }
}

function checkItsAccount(tableName: string, environment: Environment, failure: Failure): Action {
  const key = ownerKey({ type: 'account', id: environment.accountId })
  return check(tableName, key, environment.accountIncarnation, failure)
}
