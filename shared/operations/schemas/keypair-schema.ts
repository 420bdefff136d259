import * as z from 'zod/mini'
import { ownerRef, scopeName, timestamp } from './primitives.ts'

const secret = z.object({
  secretId: z.string(),
  hint: z
    .string()
    .check(z.describe('The last four characters of the secret, to tell secrets apart.')),
  createdAt: timestamp,
  expiresAt: z
    .nullable(timestamp)
    .check(z.describe('When a secret that was rotated away stops working; null: no deadline.')),
  lastUsedAt: z.nullable(timestamp),
})

const members = {
  keyId: z.string().check(z.describe('The OAuth client_id.')),
  owner: ownerRef,
  comment: z.nullable(z.string()),
  scopes: z.array(scopeName).check(z.describe('What the keypair may ask for.')),
  enabled: z.boolean(),
  createdAt: timestamp,
  createdBy: z.string().check(z.describe('The sub of the administrator who created it.')),
  updatedAt: timestamp,
  expiresAt: z.nullable(timestamp),
  lastUsedAt: z
    .nullable(timestamp)
    .check(
      z.describe(
        'Noted at most once an hour: the true last use may be up to two hours later. Null: never.',
      ),
    ),
  secrets: z.array(secret).check(z.describe('Live secrets, the oldest first: at most two.')),
}

/** A keypair on the wire: never a MAC, never a pepper's id. */
export const keypair = z.object(members).check(z.meta({ id: 'Keypair' }))

/** The same, and the one time that a secret is shown. */
export const keypairWithSecret = z
  .object({
    ...members,
    keySecret: z
      .string()
      .check(z.describe('The OAuth client_secret. Shown this once; it cannot be shown again.')),
  })
  .check(z.meta({ id: 'KeypairWithSecret' }))
