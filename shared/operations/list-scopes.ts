import * as z from 'zod/mini'
import { OWNER_TYPES } from '../domain/owners/owner.ts'
import { defineOperation } from './contract/json-operation.ts'
import { listOf, noParams, noQuery, scopeName } from './schemas/primitives.ts'

const scope = z
  .object({
    name: scopeName,
    description: z.string(),
    ownerTypes: z.array(z.enum(OWNER_TYPES)),
  })
  .check(z.meta({ id: 'Scope' }))

export const listScopes = defineOperation({
  id: 'list-scopes',
  method: 'GET',
  paths: ['/v1/scopes'],
  caller: 'user',
  summary: 'List the scope catalogue.',
  params: noParams,
  query: noQuery,
  body: undefined,
  success: { 200: listOf(scope) },
  errors: [],
  uses: [],
})
