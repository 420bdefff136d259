import { defineOperation } from './contract/json-operation.ts'
import { administeredAccount } from './schemas/owner-schema.ts'
import { listOf, noParams, noQuery } from './schemas/primitives.ts'

export const listOwners = defineOperation({
  id: 'list-owners',
  method: 'GET',
  paths: ['/v1/owners'],
  caller: 'user',
  summary: 'List the accounts and environments that the caller administers, also by inheritance.',
  params: noParams,
  query: noQuery,
  body: undefined,
  success: { 200: listOf(administeredAccount) },
  errors: [],
  uses: ['ownerDirectory'],
})
