import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rightsToGiveAgain, withReducedRights } from '../../../../operate/restore/reduced-rights.ts'
import { isExpired, type Keypair } from '../../../../shared/domain/keypairs/keypair.ts'
import { rightsOf } from '../../../../shared/domain/keypairs/keypair-rights.ts'
import { aKeypair } from '../../../property/support/claims-and-items.ts'
import { at, NOW } from '../../support/domain-values.ts'

const secret = (secretId: string, expiresAt: Date | null = null) => ({
  secretId,
  hint: 'hint',
  mac: new Uint8Array([1]),
  pepperKeyArn: 'arn:pepper',
  createdAt: at(-1_000),
  expiresAt,
})

const ofBackup: Keypair = {
  keyId: 'fbk_1',
  owner: { type: 'account', id: 'acme' },
  incarnation: 'i',
  version: 3,
  comment: null,
  scopes: ['a', 'b'],
  enabled: true,
  createdAt: at(-1_000),
  createdBy: 'ada',
  updatedAt: at(-1_000),
  expiresAt: null,
  secrets: [secret('s1'), secret('s2')],
}

const last = (changes: Partial<Keypair>) => rightsOf({ ...ofBackup, version: 7, ...changes })

describe('a keypair with reduced rights', () => {
  test('gets a version that it never had', () => {
    expect(withReducedRights(ofBackup, last({}), NOW)).toEqual({
      ...ofBackup,
      version: 8,
      updatedAt: NOW,
    })
  })

  test('is disabled when it was disabled at either time, and never enabled', () => {
    expect(withReducedRights(ofBackup, last({ enabled: false }), NOW).enabled).toBe(false)
    const disabled = { ...ofBackup, enabled: false }
    expect(withReducedRights(disabled, last({}), NOW).enabled).toBe(false)
    expect(rightsToGiveAgain(withReducedRights(disabled, last({}), NOW), last({}))).toEqual([
      'enabled',
    ])
  })

  test('has the scopes that it had at both times', () => {
    const known = last({ scopes: ['b', 'c'] })
    const after = withReducedRights(ofBackup, known, NOW)
    expect(after.scopes).toEqual(['b'])
    expect(rightsToGiveAgain(after, known)).toEqual(['scope c'])
  })

  test('expires at the earlier of the two expiries', () => {
    expect(withReducedRights(ofBackup, last({ expiresAt: at(60) }), NOW).expiresAt).toEqual(at(60))
    const expiring = { ...ofBackup, expiresAt: at(60) }
    const after = withReducedRights(expiring, last({ expiresAt: null }), NOW)
    expect(after.expiresAt).toEqual(at(60))
    expect(rightsToGiveAgain(after, last({ expiresAt: null }))).toEqual(['expiresAt null'])
  })

  test('has secrets with their earlier deadlines, and retired secrets do not work', () => {
    const known = last({ secrets: [secret('s2', at(60)), secret('s3')] })
    const after = withReducedRights(ofBackup, known, NOW)
    expect(after.secrets.map(({ secretId, expiresAt }) => [secretId, expiresAt])).toEqual([
      ['s1', NOW],
      ['s2', at(60)],
    ])
    expect(rightsToGiveAgain(after, known)).toEqual(['secret s3'])
  })
})

test('never gets any access that it did not have', () => {
  fc.assert(
    fc.property(aKeypair, aKeypair, (keypair, other) => {
      const known = rightsOf(other)
      const after = withReducedRights(keypair, known, NOW)
      const isWithin = (one: Date | null, bound: Date | null) => !bound || (one && one <= bound)
      expect(after.version).toBeGreaterThan(Math.max(keypair.version, known.version))
      expect(!after.enabled || (keypair.enabled && known.enabled)).toBe(true)
      expect(keypair.scopes).toEqual(expect.arrayContaining([...after.scopes]))
      expect(known.scopes).toEqual(expect.arrayContaining([...after.scopes]))
      expect(isWithin(after.expiresAt, keypair.expiresAt)).toBeTruthy()
      expect(isWithin(after.expiresAt, known.expiresAt)).toBeTruthy()
      for (const [place, one] of after.secrets.entries()) {
        const listed = known.secrets.find(({ secretId }) => secretId === one.secretId)
        expect(isWithin(one.expiresAt, keypair.secrets[place]?.expiresAt ?? null)).toBeTruthy()
        expect(
          listed ? isWithin(one.expiresAt, listed.expiresAt) : isExpired(one, NOW),
        ).toBeTruthy()
      }
    }),
  )
})
