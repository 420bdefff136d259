import { defineOperation } from './contract/json-operation.ts'
import { administeredAccount } from './schemas/owner-schema.ts'
import { listOf, noParams, noQuery } from './schemas/primitives.ts'

export const listOwners = defineOperation({
  id: 'list-owners',
  method: 'GET',
  paths: ['/v1/owners'],
  caller: 'user',
  summary: 'What the caller administers, explicitly or by inheritance: accounts and environments.',
  params: noParams,
  query: noQuery,
  body: undefined,
  success: { 200: listOf(administeredAccount) },
  errors: [],
  uses: ['ownerDirectory'],
})
