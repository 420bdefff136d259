import type { Ports } from '../../domain/ports.ts'
import type { Tables } from '../table/table-names.ts'
import { putAuditEvent } from '../transactions/actions.ts'
import { transact } from '../transactions/transaction.ts'
import { changeOwner, outcomeOf, putNewOwner } from './owner-registration.ts'

export function accountRegistrar({
  tableName,
  auditEventsTableName,
}: Tables): Ports['accountRegistrar'] {
  return {
    async open(account, auditEvent) {
      return outcomeOf(
        await transact([
          putNewOwner(tableName, account),
          putAuditEvent(auditEventsTableName, auditEvent),
        ]),
      )
    },
    async change(before, after, auditEvent) {
      const renamed = changeOwner(tableName, before, after, ['name'])
      return outcomeOf(await transact([renamed, putAuditEvent(auditEventsTableName, auditEvent)]))
    },
  }
}
