import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { keypair } from './schemas/keypair-schema.ts'
import { comment, keypairParams, noQuery, scopeNames, timestamp } from './schemas/primitives.ts'

export const updateKeypair = defineOperation({
  id: 'update-keypair',
  method: 'PATCH',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}'],
  caller: 'administrator',
  summary:
    'Update the comment, scopes or expiry of a keypair. A value sets a member, null clears it, and an ' +
    'absent member stays as it is.',
  params: keypairParams,
  query: noQuery,
  body: z.strictObject({
    comment: z.optional(z.nullable(comment)),
    scopes: z.optional(scopeNames),
    expiresAt: z.optional(z.nullable(timestamp)),
  }),
  success: { 200: keypair },
  errors: ['invalid-request', 'precondition-failed'],
  uses: ['keypairReader', 'keypairWriter', 'usageReader'],
})
