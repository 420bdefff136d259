import * as z from 'zod/mini'
import { defineOperation } from './operation.ts'
import { noQuery } from './primitives.ts'

export const retireSecret = defineOperation({
  id: 'retire-secret',
  method: 'DELETE',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}/secrets/{secretId}'],
  caller: 'administrator',
  summary: 'End one secret at once. Never the last live one.',
  params: z.strictObject({ ownerId: z.string(), keyId: z.string(), secretId: z.string() }),
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['last-live-secret', 'precondition-failed'],
  uses: ['keypairReader', 'keypairWriter'],
})
