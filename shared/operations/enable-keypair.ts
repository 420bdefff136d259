import { defineOperation } from './contract/json-operation.ts'
import { keypair } from './schemas/keypair-schema.ts'
import { keypairParams, noQuery } from './schemas/primitives.ts'

export const enableKeypair = defineOperation({
  id: 'enable-keypair',
  method: 'POST',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}/enable'],
  caller: 'administrator',
  summary: 'Enable a keypair. It can get tokens again.',
  params: keypairParams,
  query: noQuery,
  body: undefined,
  success: { 200: keypair },
  errors: ['precondition-failed'],
  uses: ['keypairReader', 'keypairWriter', 'usageReader'],
})
