import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { keypairWithSecret } from './schemas/keypair-schema.ts'
import { keypairParams, noQuery, OVERLAP_SECONDS_MAX } from './schemas/primitives.ts'

export const rotateSecret = defineOperation({
  id: 'rotate-secret',
  method: 'POST',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}/secrets'],
  caller: 'administrator',
  summary: 'Add a secret. The previous one keeps working during the overlap, then stops.',
  params: keypairParams,
  query: noQuery,
  body: z.strictObject({
    overlapSeconds: z.optional(
      z
        .int()
        .check(
          z.gte(0, 'must be at least 0 seconds'),
          z.lte(OVERLAP_SECONDS_MAX, `must be at most ${OVERLAP_SECONDS_MAX} seconds (30 days)`),
        ),
    ),
  }),
  success: { 201: keypairWithSecret },
  errors: ['invalid-request', 'precondition-failed'],
  uses: ['keypairReader', 'keypairWriter', 'secretHasher', 'usageReader'],
})
