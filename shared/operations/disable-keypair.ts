import { defineOperation } from './contract/json-operation.ts'
import { keypair } from './schemas/keypair-schema.ts'
import { keypairParams, noQuery } from './schemas/primitives.ts'

export const disableKeypair = defineOperation({
  id: 'disable-keypair',
  method: 'POST',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}/disable'],
  caller: 'administrator',
  summary: 'Disable a keypair. Its token requests are refused until it is enabled again.',
  params: keypairParams,
  query: noQuery,
  body: undefined,
  success: { 200: keypair },
  errors: ['precondition-failed'],
  uses: ['keypairReader', 'keypairWriter', 'usageReader'],
})
