import { defineOperation } from './contract/json-operation.ts'
import { administrator } from './schemas/owner-schema.ts'
import { listOf, noQuery, ownerParams } from './schemas/primitives.ts'

export const listAdministrators = defineOperation({
  id: 'list-administrators',
  method: 'GET',
  paths: ['/v1/{owners}/{ownerId}/administrators'],
  caller: 'platform',
  summary: 'List the users with an explicit grant on an open owner.',
  params: ownerParams,
  query: noQuery,
  body: undefined,
  success: { 200: listOf(administrator) },
  errors: ['not-found'],
  uses: ['ownerFinder', 'administratorLister'],
})
