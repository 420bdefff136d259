import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noQuery, ownerId, userId } from './schemas/primitives.ts'

export const revokeAdministrator = defineOperation({
  id: 'revoke-administrator',
  method: 'DELETE',
  paths: ['/v1/{owners}/{ownerId}/administrators/{userId}'],
  caller: 'platform',
  summary: 'Take away an explicit grant. What the user inherits stays.',
  params: z.strictObject({ ownerId, userId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['invalid-request', 'not-found'],
  uses: ['ownerFinder', 'administratorRevoker', 'identityProvider'],
})
