// The building blocks of requests and responses. Each error message completes a sentence that begins with
// the name of the member: "comment must have at most 256 characters".
import * as z from 'zod/mini'
import { SUBJECT_PATTERN } from '../../domain/audit/actor.ts'
import { commentFault } from '../../domain/keypairs/comment.ts'
import { holdsKeySecret } from '../../domain/keypairs/holds-key-secret.ts'
import { KEY_ID_PATTERN } from '../../domain/keypairs/key-id.ts'
import { SECRET_ID_PATTERN } from '../../domain/keypairs/secret-id.ts'
import { OWNER_ID_PATTERN, OWNER_TYPES } from '../../domain/owners/owner.ts'
import { SCOPE_TOKEN_PATTERN, SCOPES_MAX } from '../../domain/tokens/scopes.ts'

/** Exported for forms, which check the length before they send a request. */
export { COMMENT_CODE_POINTS_MAX } from '../../domain/keypairs/comment.ts'

/** A `Date` in the code, an RFC 3339 time in UTC on the wire. */
export const timestamp = z.codec(
  z.iso.datetime({ error: 'must be an RFC 3339 time in UTC, such as 2030-01-31T12:00:00Z' }),
  z.date(),
  { decode: (text) => new Date(text), encode: (date) => date.toISOString() },
)

export const ownerId = z.string().check(
  z.regex(
    OWNER_ID_PATTERN,
    'must be 1 to 64 letters, digits, "_" or "-", and begin with a letter or digit',
  ),
  z.refine((text) => !holdsKeySecret(text), 'must not be a key secret'),
)

export const ownerRef = z
  .object({ type: z.enum(OWNER_TYPES), id: ownerId })
  .check(z.meta({ id: 'Owner', description: 'An account or an environment.' }))

export const keyId = z.string().check(z.regex(KEY_ID_PATTERN, 'must be a key ID, fbk_…'))
export const secretId = z
  .string()
  .check(z.regex(SECRET_ID_PATTERN, "must be the secretId of one of the keypair's secrets"))

/** An OIDC `sub`. */
export const userId = z.string().check(
  z.regex(SUBJECT_PATTERN, 'must be an OIDC sub: 1 to 255 printable ASCII characters'),
  z.refine((text) => !holdsKeySecret(text), 'must not be a key secret'),
)

/** Printable text for people, in Unicode normal form C. */
export const comment = z.string().check(
  z.normalize('NFC'),
  z.refine((text) => commentFault(text) === undefined, {
    error: (issue) => commentFault(String(issue.input)),
  }),
)

export const ownerName = z.string().check(
  z.normalize('NFC'),
  z.minLength(1, 'must not be empty'),
  z.refine((text) => commentFault(text) === undefined, {
    error: (issue) => commentFault(String(issue.input)),
  }),
)

export const scopeName = z
  .string()
  .check(z.regex(SCOPE_TOKEN_PATTERN, 'must be a scope: 1 to 64 characters of RFC 6749 §3.3'))

export const scopeNames = z.array(scopeName).check(
  z.maxLength(SCOPES_MAX, `must have at most ${SCOPES_MAX} scopes`),
  z.refine((names) => new Set(names).size === names.length, 'must not name a scope twice'),
)

export const OVERLAP_SECONDS_MAX = 2_592_000
export const OVERLAP_SECONDS_DEFAULT = 86_400

const PAGE_LIMIT_MAX = 100

/** The query of a list: `?limit=&cursor=`. */
export const pageQuery = z.strictObject({
  limit: z.optional(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d?|100)$/, `must be a number from 1 to ${PAGE_LIMIT_MAX}`)),
      z.transform(Number),
    ),
  ),
  cursor: z.optional(z.string().check(z.maxLength(512, 'must be a nextCursor of this list'))),
})
export const PAGE_LIMIT_DEFAULT = PAGE_LIMIT_MAX

export const noQuery = z.strictObject({})
export const noParams = z.strictObject({})
export const ownerParams = z.strictObject({ ownerId })
export const keypairParams = z.strictObject({ ownerId, keyId })

/** A page of a list; `nextCursor` is null on the last one. */
export function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
