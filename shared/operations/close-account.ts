import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noQuery, ownerId } from './schemas/primitives.ts'

export const closeAccount = defineOperation({
  id: 'close-account',
  method: 'DELETE',
  paths: ['/v1/accounts/{accountId}'],
  caller: 'platform',
  summary: 'Close an account and its environments. Their keypairs get no more tokens.',
  params: z.strictObject({ accountId: ownerId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['not-found'],
  uses: ['accountFinder', 'accountCloser'],
})
