import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  administeredKey,
  administratorKey,
  grantFromItem,
  grantToItem,
} from '../../shared/aws/table/items/administrator-item.ts'
import {
  auditEventFromItem,
  auditEventToItem,
} from '../../shared/aws/table/items/audit-event-item.ts'
import {
  environmentLinkToItem,
  linkedEnvironment,
} from '../../shared/aws/table/items/environment-link-item.ts'
import { keypairFromItem, keypairToItem } from '../../shared/aws/table/items/keypair-item.ts'
import { locationFromItem, locatorToItem } from '../../shared/aws/table/items/locator-item.ts'
import {
  ownerFromItem,
  ownerOfPartition,
  ownerToItem,
} from '../../shared/aws/table/items/owner-item.ts'
import {
  signingKeyFromItem,
  signingKeyToItem,
} from '../../shared/aws/table/items/signing-key-item.ts'
import {
  secretUsageAttribute,
  usageFromItem,
  usageKey,
} from '../../shared/aws/table/items/usage-item.ts'
import { anInstant, runs } from './support/arbitraries.ts'
import {
  aGrant,
  aKeypair,
  anAccount,
  anEnvironment,
  anEvent,
  anOwnerRef,
  aSigningKey,
  aUser,
} from './support/claims-and-items.ts'

/** What a table may hold: no undefined member, no `Date` that an SDK would refuse. */
function expectStorable(item: Readonly<Record<string, unknown>>): void {
  const keys = { pk: item.pk, sk: item.sk }
  expect(keys).toEqual({ pk: expect.stringMatching(/./), sk: expect.stringMatching(/./) })
  const seen = (value: unknown): void => {
    if (value === undefined || value instanceof Date) expect.fail(JSON.stringify(item))
    if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return
    for (const member of Object.values(value)) seen(member)
  }
  seen(item)
}

/** Asserts that what is stored is read back unchanged. */
function roundTrip<T>(
  arbitrary: fc.Arbitrary<T>,
  toItem: (value: T) => Readonly<Record<string, unknown>>,
  fromItem: (item: Readonly<Record<string, unknown>>) => unknown,
  expected: (value: T) => unknown = (value) => value,
): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      const item = toItem(value)
      expectStorable(item)
      expect(fromItem(item)).toEqual(expected(value))
    }),
    runs(300),
  )
}

describe('what is stored is read back unchanged', () => {
  test('a keypair', () => roundTrip(aKeypair, keypairToItem, keypairFromItem))

  test('an account', () => roundTrip(anAccount, ownerToItem, ownerFromItem))

  test('an environment', () => roundTrip(anEnvironment, ownerToItem, ownerFromItem))

  test('an audit event', () => roundTrip(anEvent, auditEventToItem, auditEventFromItem))

  test('a signing key', () => roundTrip(aSigningKey, signingKeyToItem, signingKeyFromItem))

  test('a grant, under the owner and under the user', () => {
    for (const keyOf of [administratorKey, administeredKey]) {
      const toItem = (grant: Parameters<typeof grantToItem>[1]) =>
        grantToItem(keyOf(grant.owner, grant.user), grant)
      roundTrip(aGrant, toItem, grantFromItem)
    }
  })

  test('a locator', () => {
    const authority = fc
      .record({ account: anAccount, environment: anEnvironment, grant: aGrant })
      .map(({ account, environment, grant }) => ({
        owner: environment,
        account,
        user: grant.user,
        grant,
      }))
    roundTrip(
      authority,
      (value) => locatorToItem('fbk_x', value),
      locationFromItem,
      ({ owner, account }) => ({
        owner: { type: owner.type, id: owner.id },
        accountId: account.id,
      }),
    )
  })

  test('an account\u2019s link to its environment', () => {
    roundTrip(anEnvironment, environmentLinkToItem, linkedEnvironment, ({ type, id }) => ({
      type,
      id,
    }))
  })

  test('when each secret was last used', () => {
    const usage = fc.record({
      lastUsedAt: anInstant,
      secrets: fc.dictionary(fc.stringMatching(/^[0-9a-z]{8}$/), anInstant),
    })
    roundTrip(
      usage,
      ({ lastUsedAt, secrets }) => ({
        ...usageKey('fbk_x'),
        lastUsedAt: lastUsedAt.toISOString(),
        ...Object.fromEntries(
          Object.entries(secrets).map(([id, at]) => [secretUsageAttribute(id), at.toISOString()]),
        ),
      }),
      usageFromItem,
      ({ lastUsedAt, secrets }) => ({
        lastUsedAt,
        secretLastUsedAt: new Map(Object.entries(secrets)),
      }),
    )
  })
})

test('a partition names its owner, and no other', () => {
  fc.assert(
    fc.property(fc.oneof(anAccount, anEnvironment), (owner) => {
      const { pk } = ownerToItem(owner)
      expect(ownerOfPartition(String(pk))).toEqual({ type: owner.type, id: owner.id })
    }),
    runs(),
  )
})

// A subject that contains the separator must not become somebody else's key.
test('two users never share a key, whatever their names contain', () => {
  fc.assert(
    fc.property(anOwnerRef, aUser, aUser, (owner, one, other) => {
      const same = one.issuer === other.issuer && one.subject === other.subject
      const keys = [one, other].map((user) => administratorKey(owner, user).sk)
      expect(new Set(keys).size).toBe(same ? 1 : 2)
    }),
    runs(5_000),
  )
})
