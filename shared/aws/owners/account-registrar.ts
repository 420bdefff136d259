import type { Ports } from '../../domain/ports.ts'
import type { Tables } from '../table/table-names.ts'
import { putEvent } from '../transactions/actions.ts'
import { transact } from '../transactions/transaction.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'

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
