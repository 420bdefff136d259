import type { Ports } from '../domain/ports.ts'
import { putEvent } from './actions.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'
import type { Tables } from './tables.ts'
import { transact } from './transaction.ts'

export function accountRegistrar({
  tableName,
  eventsTableName,
}: Tables): Ports['accountRegistrar'] {
  return {
    async open(account, event) {
      return outcomeOf(
        await transact([putNewOwner(tableName, account), putEvent(eventsTableName, event)]),
      )
    },
    async change(before, after, event) {
      const renamed = changeOwner(tableName, before, after, ['name'])
      return outcomeOf(await transact([renamed, putEvent(eventsTableName, event)]))
    },
  }
}
