import { describe, expect, test } from 'vitest'
import { liveSecrets } from '../../../../../shared/domain/keypairs/keypair.ts'
import {
  rotate,
  setEnabled,
  update,
} from '../../../../../shared/domain/keypairs/keypair-changes.ts'
import { aKeypair, aSecret, at, NOW } from '../../../support/domain-values.ts'

describe('updating a keypair', () => {
  const keypair = aKeypair({ comment: 'before', scopes: ['a'], expiresAt: at(60) })

  test.each([
    {
      what: 'null clears a comment, and a missing member changes nothing',
      changes: { comment: null },
      becomes: { comment: null },
    },
    {
      what: 'a comment replaces the one before',
      changes: { comment: '' },
      becomes: { comment: '' },
    },
    { what: 'null clears an expiry', changes: { expiresAt: null }, becomes: { expiresAt: null } },
    {
      what: 'an expiry replaces the one before',
      changes: { expiresAt: at(5) },
      becomes: { expiresAt: at(5) },
    },
    { what: 'scopes replace those before', changes: { scopes: ['b'] }, becomes: { scopes: ['b'] } },
    {
      what: 'an empty list removes all scopes',
      changes: { scopes: [] },
      becomes: { scopes: [] },
    },
  ])('$what', ({ changes, becomes }) => {
    expect(update(keypair, changes, NOW)).toEqual({
      ...keypair,
      ...becomes,
      version: keypair.version + 1,
      updatedAt: NOW,
    })
  })
})

describe('an update that changes nothing', () => {
  const expiresAt = at(60)
  const keypair = aKeypair({ comment: 'before', scopes: ['a', 'b'], expiresAt })

  test.each([
    { what: 'naming nothing', changes: {} },
    { what: 'naming the same comment', changes: { comment: 'before' } },
    { what: 'naming the same scopes', changes: { scopes: ['a', 'b'] } },
    { what: 'naming the same expiry', changes: { expiresAt: new Date(expiresAt) } },
  ])('returns the same keypair, $what: there is nothing to write', ({ changes }) => {
    expect(update(keypair, changes, NOW)).toBe(keypair)
  })
})

describe('enabling and disabling', () => {
  test.each([true, false])('sets enabled to %s, in a new version', (enabled) => {
    const keypair = aKeypair({ enabled: !enabled, version: 7 })
    expect(setEnabled(keypair, enabled, NOW)).toEqual({
      ...keypair,
      enabled,
      version: 8,
      updatedAt: NOW,
    })
  })

  test.each([true, false])(
    'returns the same keypair when enabled is already %s: there is nothing to write',
    (enabled) => {
      const keypair = aKeypair({ enabled })
      expect(setEnabled(keypair, enabled, NOW)).toBe(keypair)
    },
  )
})

describe('rotating', () => {
  const next = aSecret({ secretId: 'next0000' })

  test('the old secret works until the end of the overlap, the new one has no deadline [CA-15]', () => {
    const old = aSecret()
    const { secrets, version } = rotate(aKeypair({ secrets: [old] }), next, 60, NOW)
    expect(secrets).toEqual([{ ...old, expiresAt: at(60) }, next])
    expect(version).toBe(2)
  })

  test('without an overlap the old secret stops working at once [CA-15]', () => {
    const { secrets } = rotate(aKeypair(), next, 0, NOW)
    expect(secrets).toEqual([next])
  })

  test('within an overlap the older of two secrets stops working, so that at most two ever work [CA-15]', () => {
    const oldest = aSecret({ expiresAt: at(30) })
    const newer = aSecret()
    const { secrets } = rotate(aKeypair({ secrets: [oldest, newer] }), next, 60, NOW)
    expect(secrets).toEqual([{ ...newer, expiresAt: at(60) }, next])
  })

  test('an overlap never extends an earlier deadline', () => {
    const dying = aSecret({ expiresAt: at(10) })
    const { secrets } = rotate(aKeypair({ secrets: [dying] }), next, 1_000, NOW)
    expect(secrets).toEqual([dying, next])
  })

  test('an overlap shortens a later deadline', () => {
    const dying = aSecret({ expiresAt: at(1_000) })
    const { secrets } = rotate(aKeypair({ secrets: [dying] }), next, 10, NOW)
    expect(secrets).toEqual([{ ...dying, expiresAt: at(10) }, next])
  })

  test('a secret past its deadline does not come back', () => {
    const dead = aSecret({ expiresAt: NOW })
    const { secrets } = rotate(aKeypair({ secrets: [dead] }), next, 60, NOW)
    expect(secrets).toEqual([next])
  })

  test('with a secret that the keypair already has changes nothing: no retry adds it twice [TM-18]', () => {
    const once = rotate(aKeypair(), next, 60, NOW)
    expect(rotate(once, next, 60, at(1))).toBe(once)
  })

  test('never leaves two secrets with the same hint: the hint distinguishes them', () => {
    const twin = aSecret({ hint: next.hint })
    expect(() => rotate(aKeypair({ secrets: [twin] }), next, 60, NOW)).toThrowError(
      expect.objectContaining({ code: 'temporarily-unavailable' }),
    )
  })

  test('changes nothing else of the keypair', () => {
    const keypair = aKeypair({ enabled: false, expiresAt: at(5) })
    const { secrets: _, ...rest } = rotate(keypair, next, 60, NOW)
    const { secrets: __, ...before } = keypair
    expect(rest).toEqual({ ...before, version: 2, updatedAt: NOW })
  })
})

test('a secret works until just before its deadline', () => {
  const secret = aSecret({ expiresAt: at(60) })
  const keypair = aKeypair({ secrets: [secret] })
  expect(liveSecrets(keypair, new Date(at(60).getTime() - 1))).toEqual([secret])
  expect(liveSecrets(keypair, at(60))).toEqual([])
})
