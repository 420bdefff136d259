import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { keyId, noQuery, ownerId, secretId } from './schemas/primitives.ts'

export const retireSecret = defineOperation({
  id: 'retire-secret',
  method: 'DELETE',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}/secrets/{secretId}'],
  caller: 'administrator',
  summary: 'Retire one secret. It stops working at once. The last live secret cannot be retired.',
  params: z.strictObject({ ownerId, keyId, secretId }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['last-live-secret', 'precondition-failed'],
  uses: ['keypairReader', 'keypairWriter'],
})
