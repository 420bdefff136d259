import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { account } from './schemas/owner-schema.ts'
import { noQuery, ownerId, ownerName } from './schemas/primitives.ts'

export const registerAccount = defineOperation({
  id: 'register-account',
  method: 'PUT',
  paths: ['/v1/accounts/{accountId}'],
  caller: 'platform',
  summary: 'Register an account, or rename an open one. A closed account starts again, empty.',
  params: z.strictObject({ accountId: ownerId }),
  query: noQuery,
  body: z.strictObject({ name: ownerName }),
  success: { 201: account, 200: account },
  errors: ['invalid-request'],
  uses: ['accountFinder', 'accountRegistrar'],
})
