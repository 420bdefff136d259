import type { Environment } from '../domain/owner.ts'
import type { Ports } from '../domain/ports.ts'
import { check, putEvent } from './actions.ts'
import { closeUnderClosedAccount } from './close-under-closed-account.ts'
import { environmentLinkToItem } from './items/environment-link-item.ts'
import { ownerKey } from './items/owner-item.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'
import type { Tables } from './tables.ts'
import { type Action, type Failure, transact } from './transaction.ts'

export function environmentRegistrar({
  tableName,
  eventsTableName,
}: Tables): Ports['environmentRegistrar'] {
  return {
    async open(environment, event) {
      const failure = await transact([
        checkItsAccount(tableName, environment, 'closed'),
        putNewOwner(tableName, environment),
        { item: { Put: { TableName: tableName, Item: environmentLinkToItem(environment) } } },
        putEvent(eventsTableName, event),
      ])
      return failure === 'closed' ? 'closed' : outcomeOf(failure)
    },
    async change(before, after, event) {
      return outcomeOf(
        await transact([
          checkItsAccount(tableName, after, 'stale'),
          changeOwner(tableName, before, after, ['name', 'inheritAdministrators']),
          putEvent(eventsTableName, event),
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
