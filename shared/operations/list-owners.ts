import { defineOperation } from './operation.ts'
import { administeredAccount } from './owner-schema.ts'
import { listOf, noParams, noQuery } from './primitives.ts'

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
