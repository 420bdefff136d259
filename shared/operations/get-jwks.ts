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

/** RFC 7517 §5: the next, the current and the retired keys. */
export const getJwks = defineOperation({
  id: 'get-jwks',
  method: 'GET',
  paths: ['/.well-known/jwks.json'],
  caller: 'anyone',
  summary: 'The public keys that access tokens verify against.',
  params: noParams,
  query: z.looseObject({}),
  body: undefined,
  success: { 200: jwks, 304: null },
  errors: [],
  uses: ['publicKeys'],
})
