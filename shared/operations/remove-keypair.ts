import { defineOperation } from './contract/json-operation.ts'
import { keypairParams, noQuery } from './schemas/primitives.ts'

export const removeKeypair = defineOperation({
  id: 'remove-keypair',
  method: 'DELETE',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}'],
  caller: 'administrator',
  summary: 'Remove a keypair permanently.',
  params: keypairParams,
  query: noQuery,
  body: undefined,
  success: { 204: null },
  errors: ['precondition-failed'],
  uses: ['keypairReader', 'keypairRemover'],
})
