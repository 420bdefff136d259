import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noQuery, ownerId, userId } from './schemas/primitives.ts'

export const revokeAdministrator = defineOperation({
  id: 'revoke-administrator',
  method: 'DELETE',
  paths: ['/v1/{owners}/{ownerId}/administrators/{userId}'],
  caller: 'platform',
  summary: 'Revoke an explicit grant. The rights that the user inherits stay.',
  params: z.strictObject({ ownerId, userId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['invalid-request', 'not-found'],
  uses: ['ownerFinder', 'administratorRevoker', 'identityProvider'],
})
