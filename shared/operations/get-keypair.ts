import { defineOperation } from './contract/json-operation.ts'
import { keypair } from './schemas/keypair-schema.ts'
import { keypairParams, noQuery } from './schemas/primitives.ts'

export const getKeypair = defineOperation({
  id: 'get-keypair',
  method: 'GET',
  paths: ['/v1/{owners}/{ownerId}/keypairs/{keyId}'],
  caller: 'administrator',
  summary: 'Get one keypair.',
  params: keypairParams,
  query: noQuery,
  body: undefined,
  success: { 200: keypair },
  errors: [],
  uses: ['keypairReader', 'usageReader'],
})
