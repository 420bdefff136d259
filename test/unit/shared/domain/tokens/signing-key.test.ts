import { describe, expect, test } from 'vitest'
import {
  currentKey,
  newestFirst,
  planRotation,
} from '../../../../../shared/domain/tokens/signing-key.ts'
import { at, NOW } from '../../../support/domain-values.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const ISSUER = 'https://keys.example'
const FORMER = 'https://former.example'

function key(kid: string, signsFromSeconds: number, issuer = ISSUER) {
  return { kid, issuer, createdAt: at(signsFromSeconds), signsFrom: at(signsFromSeconds) }
}

describe('the key that signs now', () => {
  test('is the newest key that has reached its time', () => {
    const keys = [key('next', 1), key('old', -2 * DAY), key('current', -DAY)]
    expect(currentKey(keys, ISSUER, NOW)?.kid).toBe('current')
  })

  test('takes over exactly at its time', () => {
    const keys = [key('old', -DAY), key('next', 0)]
    expect(currentKey(keys, ISSUER, at(-0.001))?.kid).toBe('old')
    expect(currentKey(keys, ISSUER, NOW)?.kid).toBe('next')
  })

  test('signs as long as it has no successor', () => {
    expect(currentKey([key('only', -365 * DAY)], ISSUER, NOW)?.kid).toBe('only')
  })

  test('does not exist while no key has reached its time', () => {
    expect(currentKey([], ISSUER, NOW)).toBeUndefined()
    expect(currentKey([key('next', 1)], ISSUER, NOW)).toBeUndefined()
  })

  test('is the same in every process when a race created two keys', () => {
    const twins = [key('a', 0), key('b', 0)]
    expect(currentKey(twins, ISSUER, NOW)).toEqual(currentKey(twins.toReversed(), ISSUER, NOW))
    expect(newestFirst(twins)).toEqual(newestFirst(twins.toReversed()))
  })
})

describe('the daily rotation', () => {
  test('creates the first key, which signs at once: there is no other', () => {
    expect(planRotation([], ISSUER, NOW)).toEqual({ create: { signsFrom: NOW }, retire: [] })
  })

  test('does nothing while a key is young', () => {
    expect(planRotation([key('current', -26 * DAY)], ISSUER, NOW)).toEqual({
      create: undefined,
      retire: [],
    })
  })

  test('publishes a successor three days ahead, which signs after thirty days', () => {
    expect(planRotation([key('current', -27 * DAY)], ISSUER, NOW).create).toEqual({
      signsFrom: at(3 * DAY),
    })
  })

  test('creates nothing while a published successor waits', () => {
    expect(
      planRotation([key('next', 3 * DAY), key('current', -27 * DAY)], ISSUER, NOW).create,
    ).toBeUndefined()
  })

  test.each([0, 1, 5, 300])(
    'that comes %i days too late still publishes longer ahead than a verifier caches [JW-04]',
    (late) => {
      const { create } = planRotation([key('current', -(30 + late) * DAY)], ISSUER, NOW)
      expect(create?.signsFrom.getTime()).toBeGreaterThan(at(2 * HOUR).getTime())
      expect(create?.signsFrom.getTime()).toBeLessThanOrEqual(at(DAY).getTime())
    },
  )

  test('keeps a key as long as a token of it may be verified from a cache of two hours [JW-04]', () => {
    const keys = (sinceSuccessor: number) => [
      key('current', -sinceSuccessor),
      key('old', -40 * DAY),
    ]
    expect(planRotation(keys(3 * HOUR), ISSUER, NOW).retire).toEqual([])
    expect(planRotation(keys(4 * HOUR), ISSUER, NOW).retire).toEqual(['old'])
  })

  test('never retires the newest key, or the key that signs before its successor does [JW-05]', () => {
    expect(planRotation([key('only', -400 * DAY)], ISSUER, NOW).retire).toEqual([])
    const keys = [key('next', 3 * DAY), key('current', -27 * DAY), key('old', -57 * DAY)]
    expect(planRotation(keys, ISSUER, NOW).retire).toEqual(['old'])
  })

  test('retires all keys that nobody needs, however many runs were missed [JW-05]', () => {
    const keys = [key('d', -DAY), key('c', -31 * DAY), key('b', -61 * DAY), key('a', -91 * DAY)]
    expect(planRotation(keys, ISSUER, NOW).retire.toSorted()).toEqual(['a', 'b', 'c'])
  })
})

describe('after somebody removed the key that signs, in an emergency', () => {
  const ahead = key('ahead', 2 * DAY)

  test('a new key signs at once, although the next one is published: nobody waits for days', () => {
    expect(currentKey([ahead], ISSUER, NOW)).toBeUndefined()
    expect(planRotation([ahead], ISSUER, NOW)).toEqual({ create: { signsFrom: NOW }, retire: [] })
  })

  test('the rotation waits for a next key that signs within minutes: a clock may be off', () => {
    expect(planRotation([key('soon', 240)], ISSUER, NOW).create).toBeUndefined()
    expect(planRotation([key('later', 360)], ISSUER, NOW).create).toEqual({ signsFrom: NOW })
  })

  test('the next key takes over at its time', () => {
    const keys = [ahead, key('emergency', 0)]
    expect(currentKey(keys, ISSUER, at(DAY))?.kid).toBe('emergency')
    expect(currentKey(keys, ISSUER, at(2 * DAY))?.kid).toBe('ahead')
    expect(planRotation(keys, ISSUER, at(DAY)).create).toBeUndefined()
  })
})

describe('when the issuer has changed', () => {
  const former = [key('b', -DAY, FORMER), key('a', -31 * DAY, FORMER)]

  test('its first key signs at once: no key of a former issuer signs a token of the new one', () => {
    expect(currentKey(former, ISSUER, NOW)).toBeUndefined()
    expect(planRotation(former, ISSUER, NOW).create).toEqual({ signsFrom: NOW })
  })

  test('the former issuer’s last key stays while its tokens may be valid, and is retired later', () => {
    const keys = [key('new', 0), key('b', -DAY, FORMER)]
    for (const later of [0, 3 * HOUR]) {
      expect(planRotation(keys, ISSUER, at(later)).retire).toEqual([])
    }
    expect(planRotation(keys, ISSUER, at(60 * DAY)).retire).toEqual(['b'])
  })

  test('so does a key that signed for months because no run created a successor', () => {
    const signedToTheLast = key('b', -100 * DAY, FORMER)
    expect(planRotation([signedToTheLast], ISSUER, NOW).retire).toEqual([])
    expect(planRotation([key('new', -3 * HOUR), signedToTheLast], ISSUER, NOW).retire).toEqual([])
    expect(planRotation([key('new', -4 * HOUR), signedToTheLast], ISSUER, NOW).retire).toEqual([
      'b',
    ])
  })

  test('and changes back, the key that signed in between stays until the issuer has a newer one', () => {
    const between = key('between', -40 * DAY, FORMER)
    const back = [key('before', -60 * DAY), between]
    expect(planRotation(back, ISSUER, NOW).retire).toEqual([])
    const atOnce = [key('at-once', -40 * DAY), between]
    expect(planRotation(atOnce, ISSUER, NOW).retire).toEqual([])
    const since = [...back, key('since', -4 * HOUR)]
    expect(planRotation(since, ISSUER, NOW).retire).toContain('between')
  })

  test('a newer key of the former issuer does not sign for the new one, and does not delay its key', () => {
    const keys = [key('ahead', 3 * DAY, FORMER), key('new', -DAY)]
    expect(currentKey(keys, ISSUER, at(4 * DAY))?.kid).toBe('new')
    expect(planRotation(keys, ISSUER, NOW).create).toBeUndefined()
  })

  test('a key that the former issuer published ahead never retires the key that signs', () => {
    const keys = [key('ahead', 3 * DAY, FORMER), key('new', -DAY), key('old', -28 * DAY, FORMER)]
    for (let day = 0; day < 26; day += 1) {
      expect(planRotation(keys, ISSUER, at(day * DAY)).retire).not.toContain('new')
    }
  })
})
