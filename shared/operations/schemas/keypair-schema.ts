import * as z from 'zod/mini'
import { ownerRef, scopeName, timestamp } from './primitives.ts'

const secret = z.object({
  secretId: z.string(),
  hint: z
    .string()
    .check(z.describe('The last four characters of the key secret, to distinguish secrets.')),
  createdAt: timestamp,
  expiresAt: z
    .nullable(timestamp)
    .check(z.describe('The deadline: when a rotated secret stops working. Null: no deadline.')),
  lastUsedAt: z.nullable(timestamp),
})

const members = {
  keyId: z.string().check(z.describe('The OAuth client_id.')),
  owner: ownerRef,
  comment: z.nullable(z.string()),
  scopes: z.array(scopeName).check(z.describe('The scopes that the keypair may request.')),
  enabled: z.boolean(),
  createdAt: timestamp,
  createdBy: z.string().check(z.describe('The sub of the administrator who created it.')),
  updatedAt: timestamp,
  expiresAt: z.nullable(timestamp),
  lastUsedAt: z
    .nullable(timestamp)
    .check(
      z.describe(
        'Recorded at most once an hour: the real last use may be up to two hours later. Null: never used.',
      ),
    ),
  secrets: z.array(secret).check(z.describe('The live secrets, oldest first. At most two.')),
}

/** A keypair on the wire. It never has a MAC or the ID of a pepper. */
export const keypair = z.object(members).check(z.meta({ id: 'Keypair' }))

/** A keypair with its new key secret: the only responses that show one. */
export const keypairWithSecret = z
  .object({
    ...members,
    keySecret: z.string().check(z.describe('The OAuth client_secret. It is shown only once.')),
  })
  .check(z.meta({ id: 'KeypairWithSecret' }))
