import { defineOperation } from './contract/json-operation.ts'
import { auditEvent } from './schemas/audit-event-schema.ts'
import { listOf, ownerParams, pageQuery } from './schemas/primitives.ts'

export const listAuditEvents = defineOperation({
  id: 'list-audit-events',
  method: 'GET',
  paths: ['/v1/{owners}/{ownerId}/events'],
  caller: 'administrator',
  summary: 'List the audit events of an owner and its keypairs: who did what, newest first.',
  params: ownerParams,
  query: pageQuery,
  body: undefined,
  success: { 200: listOf(auditEvent) },
  errors: ['invalid-request'],
  uses: ['auditEventLister'],
})
