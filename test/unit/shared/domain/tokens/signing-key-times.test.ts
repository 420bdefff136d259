import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, secondsAfter } from '../../../../../shared/domain/duration.ts'
import {
  currentKey,
  LONGEST_IN_USE_SECONDS,
  newestFirst,
  planRotation,
  TOKEN_SIGNING_PURPOSE,
} from '../../../../../shared/domain/tokens/signing-key.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const ISSUER = 'https://keys.example'
/**
 * A token lifetime of an hour, keys read five minutes before, two hours in a cache, half an hour of slack.
 */
const KEPT_SECONDS = HOUR + 5 * MINUTE + 2 * HOUR + 30 * MINUTE

const key = (kid: string, signsForSeconds: number, issuer = ISSUER) => ({
  kid,
  issuer,
  createdAt: secondsAfter(NOW, -signsForSeconds),
  signsFrom: secondsAfter(NOW, -signsForSeconds),
})

const plan = (...keys: readonly ReturnType<typeof key>[]) => planRotation(keys, ISSUER, NOW)

describe('after its successor signs, a key is published until nobody needs it', () => {
  test('not a second longer', () => {
    const old = key('old', 30 * DAY)
    expect(plan(old, key('next', KEPT_SECONDS - 1)).retire).toEqual([])
    expect(plan(old, key('next', KEPT_SECONDS)).retire).toEqual(['old'])
  })

  test('also for a former issuer, counted from the longest time that the key can have signed', () => {
    const own = key('own', KEPT_SECONDS)
    const longest = 33 * DAY + KEPT_SECONDS
    expect(LONGEST_IN_USE_SECONDS).toBe(33 * DAY)
    expect(plan(own, key('former', longest - 1, 'https://former')).retire).toEqual([])
    expect(plan(own, key('former', longest, 'https://former')).retire).toEqual(['former'])
    const young = key('own', KEPT_SECONDS - 1)
    expect(plan(young, key('former', longest, 'https://former')).retire).toEqual([])
  })
})

describe('a key that begins to sign soon', () => {
  test('does not count as missing: clocks are off by up to five minutes', () => {
    expect(plan(key('soon', -5 * MINUTE)).create).toBeUndefined()
    expect(plan(key('later', -5 * MINUTE - 1)).create).toEqual({ signsFrom: NOW })
  })
})

test('a successor is published three days ahead, or at least for the time that a key set may be cached', () => {
  expect(plan(key('a', 27 * DAY - 1)).create).toBeUndefined()
  expect(plan(key('a', 27 * DAY)).create).toEqual({ signsFrom: secondsAfter(NOW, 3 * DAY) })
  const late = secondsAfter(NOW, 2 * HOUR + 30 * MINUTE)
  expect(plan(key('a', 40 * DAY)).create).toEqual({ signsFrom: late })
})

test('of two keys with the same time, the one with the greater kid is newer, in any order', () => {
  const [a, b] = [key('a', 60), key('b', 60)]
  expect(newestFirst([a, b])).toEqual([b, a])
  expect(newestFirst([b, a])).toEqual([b, a])
  expect(currentKey([a, b], ISSUER, NOW)).toBe(b)
})

/** The wrapping key's policy demands this word: with another word, no token could be signed. */
test('the purpose of a signing key is token-signing', () => {
  expect(TOKEN_SIGNING_PURPOSE).toBe('token-signing')
})
