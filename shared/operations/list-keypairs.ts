import { defineOperation } from './contract/json-operation.ts'
import { keypair } from './schemas/keypair-schema.ts'
import { listOf, ownerParams, pageQuery } from './schemas/primitives.ts'

export const listKeypairs = defineOperation({
  id: 'list-keypairs',
  method: 'GET',
  paths: ['/v1/{owners}/{ownerId}/keypairs'],
  caller: 'administrator',
  summary: 'List the keypairs of an owner, ordered by key ID.',
  params: ownerParams,
  query: pageQuery,
  body: undefined,
  success: { 200: listOf(keypair) },
  errors: ['invalid-request'],
  uses: ['keypairLister', 'usageReader'],
})
