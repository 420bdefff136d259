import { expect, test } from 'vitest'
import { HOUR_MILLISECONDS } from '../../../../../console/components/text/time.ts'
import { recencyOf } from '../../../../../console/keypairs/keypair/recency.ts'

const NOW = new Date('2030-01-31T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MILLISECONDS)

test('a recorded use is recent for 26 hours, and for 27 because the clock may be ahead', () => {
  expect(recencyOf(hoursAgo(0), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(26.9), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(27), NOW)).toBe('earlier')
})

test('a use in the future is recent: the clock is behind', () => {
  expect(recencyOf(hoursAgo(-100), NOW)).toBe('recent')
})

test('never used differs from used long ago', () => {
  expect(recencyOf(null, NOW)).toBe('never')
})
