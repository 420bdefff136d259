import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { keypairWithSecret } from './schemas/keypair-schema.ts'
import { comment, noQuery, ownerParams, scopeNames, timestamp } from './schemas/primitives.ts'

export const createKeypair = defineOperation({
  id: 'create-keypair',
  method: 'POST',
  paths: ['/v1/{owners}/{ownerId}/keypairs'],
  caller: 'administrator',
  summary: 'Create a keypair. Only this response contains its key secret.',
  params: ownerParams,
  query: noQuery,
  body: z.strictObject({
    comment: z.optional(z.nullable(comment)),
    scopes: scopeNames,
    expiresAt: z.optional(z.nullable(timestamp)),
  }),
  success: { 201: keypairWithSecret },
  errors: ['invalid-request', 'keypair-limit-reached'],
  uses: ['keypairCreator', 'secretHasher', 'keypairLimit'],
})
