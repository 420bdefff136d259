import { describe, expect, test } from 'vitest'
import {
  differing,
  isExpirySooner,
  type Members,
  scopesTaken,
  wantedOf,
  withWanted,
} from '../../../../../console/keypairs/changes/wanted-members.ts'

const SEEN: Members = {
  comment: 'export',
  scopes: ['a', 'b'],
  expiresAt: new Date('2030-01-31T12:00:00.123Z'),
}

test('only what was changed is sent', () => {
  expect(wantedOf(SEEN, { ...SEEN, scopes: ['b', 'a'] })).toEqual({})
  expect(wantedOf(SEEN, { ...SEEN, expiresAt: new Date(SEEN.expiresAt ?? 0) })).toEqual({})
  expect(wantedOf(SEEN, { ...SEEN, comment: null })).toEqual({ comment: null })
  expect(wantedOf(SEEN, { ...SEEN, scopes: ['a', 'c'] })).toEqual({ scopes: ['a', 'c'] })
  expect(wantedOf(SEEN, { ...SEEN, expiresAt: null })).toEqual({ expiresAt: null })
})

test('an update that is applied to a newer version keeps what others changed', () => {
  const now = { comment: 'theirs', scopes: ['a'], expiresAt: null }
  expect(withWanted(now, { scopes: ['a', 'c'] })).toEqual({ ...now, scopes: ['a', 'c'] })
  expect(withWanted(now, { comment: null })).toEqual({ ...now, comment: null })
})

test('a keypair that already is what was wanted differs in nothing', () => {
  const now = { comment: 'theirs', scopes: ['c', 'a'], expiresAt: null }
  expect(differing(now, withWanted(now, { scopes: ['a', 'c'] }))).toEqual([])
  expect(differing(now, withWanted(now, { comment: 'mine' }))).toEqual(['comment'])
})

describe('something is taken away from machines', () => {
  test('by removing a scope, not by adding one', () => {
    expect(scopesTaken(SEEN, { ...SEEN, scopes: ['b', 'c'] })).toEqual(['a'])
    expect(scopesTaken(SEEN, { ...SEEN, scopes: ['c', 'b', 'a'] })).toEqual([])
  })

  test('by an earlier expiry, or by a first one', () => {
    const sooner = { ...SEEN, expiresAt: new Date('2030-01-30T12:00:00Z') }
    expect(isExpirySooner(SEEN, sooner)).toBe(true)
    expect(isExpirySooner(sooner, SEEN)).toBe(false)
    expect(isExpirySooner({ ...SEEN, expiresAt: null }, SEEN)).toBe(true)
    expect(isExpirySooner(SEEN, { ...SEEN, expiresAt: null })).toBe(false)
  })
})
