import * as z from 'zod/mini'
import { defineOperation } from './operation.ts'
import { administrator } from './owner-schema.ts'
import { noQuery, userId } from './primitives.ts'

export const grantAdministrator = defineOperation({
  id: 'grant-administrator',
  method: 'PUT',
  paths: ['/v1/{owners}/{ownerId}/administrators/{userId}'],
  caller: 'platform',
  summary: 'Make a user (an OIDC sub, percent-encoded) an administrator of an open owner.',
  params: z.strictObject({ ownerId: z.string(), userId }),
  query: noQuery,
  body: undefined,
  success: { 200: administrator },
  errors: ['invalid-request', 'not-found'],
  uses: ['ownerFinder', 'administratorGranter', 'identityProvider'],
})
