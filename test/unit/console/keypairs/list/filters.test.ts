import { expect, test } from 'vitest'
import type { Keypair } from '../../../../../console/api/queries.ts'
import { FILTERS, hasWords } from '../../../../../console/keypairs/list/filters.ts'

const NOW = new Date('2026-06-01T12:00:00Z')

function keypairWith(members: Partial<Keypair> = {}): Keypair {
  return {
    keyId: 'fbk_00000000000000000000000000',
    owner: { type: 'account', id: 'acme' },
    comment: null,
    scopes: ['feedback-report:read'],
    enabled: true,
    createdAt: daysFromNow(-1),
    createdBy: 'ada',
    updatedAt: daysFromNow(-1),
    expiresAt: null,
    lastUsedAt: null,
    secrets: [],
    ...members,
  }
}

function daysFromNow(days: number): Date {
  return new Date(NOW.getTime() + days * 24 * 3600 * 1000)
}

test('A keypair that has expired is neither enabled nor expiring, whatever its switch says', () => {
  const expired = keypairWith({ expiresAt: NOW })
  expect(FILTERS.expired(expired, NOW)).toBe(true)
  expect(FILTERS.enabled(expired, NOW)).toBe(false)
  expect(FILTERS.expiring(expired, NOW)).toBe(false)
})

test('A disabled keypair is found as disabled, expired or not', () => {
  expect(FILTERS.disabled(keypairWith({ enabled: false }))).toBe(true)
  expect(FILTERS.disabled(keypairWith({ enabled: false, expiresAt: NOW }))).toBe(true)
  expect(FILTERS.enabled(keypairWith({ enabled: false }), NOW)).toBe(false)
})

test('A keypair is expiring when it has thirty days or less', () => {
  expect(FILTERS.expiring(keypairWith({ expiresAt: daysFromNow(30) }), NOW)).toBe(true)
  expect(FILTERS.expiring(keypairWith({ expiresAt: daysFromNow(30.01) }), NOW)).toBe(false)
  expect(FILTERS.expiring(keypairWith({ expiresAt: null }), NOW)).toBe(false)
})

test('A keypair is unused for ninety days since its last use, or since it was made', () => {
  const old = { createdAt: daysFromNow(-200) }
  expect(FILTERS.unused(keypairWith({ ...old, lastUsedAt: daysFromNow(-90) }), NOW)).toBe(true)
  expect(FILTERS.unused(keypairWith({ ...old, lastUsedAt: daysFromNow(-89) }), NOW)).toBe(false)
  expect(FILTERS.unused(keypairWith(old), NOW)).toBe(true)
  expect(FILTERS.unused(keypairWith({ createdAt: daysFromNow(-89) }), NOW)).toBe(false)
})

test('A keypair is never used until it is noted that it was', () => {
  expect(FILTERS.neverUsed(keypairWith())).toBe(true)
  expect(FILTERS.neverUsed(keypairWith({ lastUsedAt: NOW }))).toBe(false)
})

test('A search finds every word in key ID, comment, scopes or creator, whatever their case', () => {
  const keypair = keypairWith({ comment: 'Nightly export', createdBy: 'ada@example.org' })
  for (const words of ['', 'EXPORT', 'night report:read', 'ADA@', 'fbk_000']) {
    expect(hasWords(keypair, words), words).toBe(true)
  }
  expect(hasWords(keypair, 'nightly import')).toBe(false)
})
