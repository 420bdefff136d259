// Arbitrary values of each entity of the domain, for property tests.
import fc, { type Arbitrary } from 'fast-check'
import type { User } from '../../../shared/domain/audit/actor.ts'
import { AUDIT_ACTIONS, type AuditEvent } from '../../../shared/domain/audit/audit-event.ts'
import type { Keypair } from '../../../shared/domain/keypairs/keypair.ts'
import { rightsOf } from '../../../shared/domain/keypairs/keypair-rights.ts'
import type { Grant } from '../../../shared/domain/owners/authority.ts'
import {
  type Account,
  type Environment,
  OWNER_TYPES,
  type OwnerRef,
} from '../../../shared/domain/owners/owner.ts'
import type { SigningKey } from '../../../shared/domain/tokens/signing-key.ts'
import { anInstant } from './arbitraries.ts'

const text = fc.string({ unit: 'grapheme' })
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
const incarnation = fc.stringMatching(/^[0-9a-z]{16}$/)
const keyId = fc.stringMatching(/^fbk_[A-Za-z0-9]{26}$/)
const secretId = fc.stringMatching(/^[0-9a-z]{8}$/)
const ownerType = fc.constantFrom(...OWNER_TYPES)
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 })
const nullable = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null })
/** Most of all separators and escapes. */
const name = fc.oneof(
  fc.stringMatching(/^[#%:/a-c23]{1,12}$/),
  fc.stringMatching(/^[\x21-\x7E]{1,60}$/),
)

export const anOwnerRef: Arbitrary<OwnerRef> = fc.record({ type: ownerType, id })

export const aUser: Arbitrary<User> = fc.record({ issuer: name, subject: name })

export const anAccount: Arbitrary<Account> = fc.record({
  type: fc.constant('account'),
  id,
  name: text,
  incarnation,
  registeredAt: anInstant,
})

export const anEnvironment: Arbitrary<Environment> = fc.record({
  type: fc.constant('environment'),
  id,
  name: text,
  incarnation,
  registeredAt: anInstant,
  accountId: id,
  accountIncarnation: incarnation,
  inheritAdministrators: fc.boolean(),
})

export const aKeypair: Arbitrary<Keypair> = fc.record({
  keyId,
  owner: anOwnerRef,
  incarnation,
  version: fc.nat(),
  comment: nullable(text),
  scopes: fc.array(text),
  enabled: fc.boolean(),
  createdAt: anInstant,
  createdBy: text,
  updatedAt: anInstant,
  expiresAt: nullable(anInstant),
  secrets: fc.array(
    fc.record({
      secretId,
      hint: fc.stringMatching(/^[A-Za-z0-9]{4}$/),
      mac: bytes,
      pepperKeyArn: text,
      createdAt: anInstant,
      expiresAt: nullable(anInstant),
    }),
    { maxLength: 2 },
  ),
})

export const aGrant: Arbitrary<Grant> = fc.record({
  owner: anOwnerRef,
  incarnation,
  user: aUser,
  grantedAt: anInstant,
})

export const anEvent: Arbitrary<AuditEvent> = fc.record({
  eventId: text.map((tail) => `2026-11-22T00:00:00.000Z_${tail}`),
  at: anInstant,
  action: fc.constantFrom(...AUDIT_ACTIONS),
  actor: fc.oneof(
    aUser.map((user) => ({ type: 'user' as const, ...user })),
    fc.record({ type: fc.constant('platform' as const), principal: text }),
    fc.constant({ type: 'operator' as const }),
  ),
  owner: fc.record({ type: ownerType, id, incarnation }),
  requestId: text,
  keyId: nullable(keyId),
  secretId: nullable(secretId),
  userId: nullable(name),
  changed: fc.array(text),
  rights: nullable(aKeypair.map(rightsOf)),
  inheritAdministrators: nullable(fc.boolean()),
})

export const aSigningKey: Arbitrary<SigningKey> = fc.record({
  kid: fc.stringMatching(/^[0-9a-z]{22}$/),
  issuer: text,
  publicJwk: fc.record({
    kty: fc.constant('EC' as const),
    crv: fc.constant('P-256' as const),
    x: fc.base64String(),
    y: fc.base64String(),
  }),
  wrappedPrivateKey: bytes,
  createdAt: anInstant,
  signsFrom: anInstant,
})
