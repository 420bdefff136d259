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

test('An expired keypair is neither enabled nor expiring, whatever `enabled` says', () => {
  const expired = keypairWith({ expiresAt: NOW })
  expect(FILTERS.expired(expired, NOW)).toBe(true)
  expect(FILTERS.enabled(expired, NOW)).toBe(false)
  expect(FILTERS.expiring(expired, NOW)).toBe(false)
})

test('The filter "Disabled" finds a disabled keypair, expired or not', () => {
  expect(FILTERS.disabled(keypairWith({ enabled: false }))).toBe(true)
  expect(FILTERS.disabled(keypairWith({ enabled: false, expiresAt: NOW }))).toBe(true)
  expect(FILTERS.enabled(keypairWith({ enabled: false }), NOW)).toBe(false)
})

test('A keypair is expiring when it expires within thirty days', () => {
  expect(FILTERS.expiring(keypairWith({ expiresAt: daysFromNow(30) }), NOW)).toBe(true)
  expect(FILTERS.expiring(keypairWith({ expiresAt: daysFromNow(30.01) }), NOW)).toBe(false)
  expect(FILTERS.expiring(keypairWith({ expiresAt: null }), NOW)).toBe(false)
})

test('The ninety days without use count from the last use, or from the creation', () => {
  const old = { createdAt: daysFromNow(-200) }
  expect(FILTERS.unused(keypairWith({ ...old, lastUsedAt: daysFromNow(-90) }), NOW)).toBe(true)
  expect(FILTERS.unused(keypairWith({ ...old, lastUsedAt: daysFromNow(-89) }), NOW)).toBe(false)
  expect(FILTERS.unused(keypairWith(old), NOW)).toBe(true)
  expect(FILTERS.unused(keypairWith({ createdAt: daysFromNow(-89) }), NOW)).toBe(false)
})

test('A keypair is never used until a use is recorded', () => {
  expect(FILTERS.neverUsed(keypairWith())).toBe(true)
  expect(FILTERS.neverUsed(keypairWith({ lastUsedAt: NOW }))).toBe(false)
})

test('A search finds keypairs with every word in key ID, comment, scopes or creator, ignoring case', () => {
  const keypair = keypairWith({ comment: 'Nightly export', createdBy: 'ada@example.org' })
  for (const words of ['', 'EXPORT', 'night report:read', 'ADA@', 'fbk_000']) {
    expect(hasWords(keypair, words), words).toBe(true)
  }
  expect(hasWords(keypair, 'nightly import')).toBe(false)
})
