import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { environment } from './schemas/owner-schema.ts'
import { noQuery, ownerId, ownerName } from './schemas/primitives.ts'

export const registerEnvironment = defineOperation({
  id: 'register-environment',
  method: 'PUT',
  paths: ['/v1/environments/{environmentId}'],
  caller: 'platform',
  summary:
    'Register an environment under an open account, or set name and inheritance of an open one.',
  params: z.strictObject({ environmentId: ownerId }),
  query: noQuery,
  body: z.strictObject({
    accountId: ownerId,
    name: ownerName,
    inheritAdministrators: z.optional(z.boolean()),
  }),
  success: { 201: environment, 200: environment },
  errors: ['invalid-request', 'account-not-open', 'environment-of-another-account'],
  uses: ['ownerFinder', 'environmentRegistrar'],
})
