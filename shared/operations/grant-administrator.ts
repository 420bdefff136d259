import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noQuery, ownerId, userId } from './schemas/primitives.ts'

export const grantAdministrator = defineOperation({
  id: 'grant-administrator',
  method: 'PUT',
  paths: ['/v1/{owners}/{ownerId}/administrators/{userId}'],
  caller: 'platform',
  summary: 'Make a user an administrator of an open owner. The user ID is an OIDC sub.',
  params: z.strictObject({ ownerId, userId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['invalid-request', 'not-found'],
  uses: ['ownerFinder', 'administratorGranter', 'identityProvider'],
})
