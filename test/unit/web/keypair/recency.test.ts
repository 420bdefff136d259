import { expect, test } from 'vitest'
import { HOUR_MILLISECONDS } from '../../../../web/components/time.ts'
import { recencyOf } from '../../../../web/keypairs/keypair/recency.ts'

const NOW = new Date('2030-01-31T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MILLISECONDS)

test('a use that was noted up to 26 hours ago may have been within a day', () => {
  expect(recencyOf(hoursAgo(0), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(25.9), NOW)).toBe('recent')
  expect(recencyOf(hoursAgo(26), NOW)).toBe('earlier')
})

test('what was never used is not what was used long ago', () => {
  expect(recencyOf(null, NOW)).toBe('never')
})
