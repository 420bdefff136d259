import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'
import { noParams } from './schemas/primitives.ts'

const jwks = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.literal('ES256'),
      }),
    ),
  })
  .check(z.meta({ id: 'JsonWebKeySet' }))

/**
 * The key set (RFC 7517 §5). It has the next and the current key, and earlier keys until their tokens
 * expire.
 */
export const getJwks = defineOperation({
  id: 'get-jwks',
  method: 'GET',
  paths: ['/.well-known/jwks.json'],
  caller: 'anyone',
  summary: 'Get the public keys that verify access tokens.',
  params: noParams,
  query: z.looseObject({}),
  body: undefined,
  success: { 200: jwks, 304: null },
  errors: [],
  uses: ['publicKeys'],
})
