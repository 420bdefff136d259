import { expect, test } from 'vitest'
import { relativeTime } from '../../../../../console/components/text/time.ts'

const NOW = new Date('2026-06-01T12:00:00Z')

function secondsFromNow(seconds: number): string {
  return relativeTime(new Date(NOW.getTime() + seconds * 1000), NOW)
}

test('A relative time uses the largest unit that it fills', () => {
  expect(secondsFromNow(-59)).toBe('now')
  expect(secondsFromNow(59)).toBe('now')
  expect(secondsFromNow(-60)).toBe('1 minute ago')
  expect(secondsFromNow(3599)).toBe('in 59 minutes')
  expect(secondsFromNow(-3 * 3600)).toBe('3 hours ago')
  expect(secondsFromNow(24 * 3600)).toBe('tomorrow')
  expect(secondsFromNow(-45 * 24 * 3600)).toBe('last month')
  expect(secondsFromNow(800 * 24 * 3600)).toBe('in 2 years')
})
