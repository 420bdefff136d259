import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noQuery, ownerId } from './schemas/primitives.ts'

export const closeEnvironment = defineOperation({
  id: 'close-environment',
  method: 'DELETE',
  paths: ['/v1/environments/{environmentId}'],
  caller: 'platform',
  summary: 'Close an environment. Its keypairs get no more tokens.',
  params: z.strictObject({ environmentId: ownerId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['not-found'],
  uses: ['ownerFinder', 'ownerCloser'],
})
