import { expect, test } from 'vitest'
import { HOUR_MILLISECONDS } from '../../../../../console/components/text/time.ts'
import { recencyOf } from '../../../../../console/keypairs/keypair/recency.ts'

const NOW = new Date('2030-01-31T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MILLISECONDS)

test('a use noted up to 26 hours ago may have been within a day, and up to 27 by a fast clock', () => {
  expect(recencyOf(hoursAgo(0), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(26.9), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(27), NOW)).toBe('earlier')
})

test('a use in the future of a slow clock is recent', () => {
  expect(recencyOf(hoursAgo(-100), NOW)).toBe('recent')
})

test('what was never used is not what was used long ago', () => {
  expect(recencyOf(null, NOW)).toBe('never')
})
