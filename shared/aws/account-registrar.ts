import type { Ports } from '../domain/ports.ts'
import { putEvent } from './actions.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'
import { transact } from './transaction.ts'

export function accountRegistrar(tableName: string): Ports['accountRegistrar'] {
  return {
    async open(account, event) {
      return outcomeOf(
        await transact([putNewOwner(tableName, account), putEvent(tableName, event)]),
      )
    },
    async change(account, event) {
      const renamed = changeOwner(tableName, account, { name: account.name })
      return outcomeOf(await transact([renamed, putEvent(tableName, event)]))
    },
  }
}
