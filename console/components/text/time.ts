import { LOCALE } from '../../strings/strings.ts'

const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'long' })
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })

export const MINUTE_MILLISECONDS = 60_000
export const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS
export const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS

/** Units with their lengths, the largest first. A time is shown in the first unit that it fills. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY_MILLISECONDS],
  ['month', 30 * DAY_MILLISECONDS],
  ['day', DAY_MILLISECONDS],
  ['hour', HOUR_MILLISECONDS],
  ['minute', MINUTE_MILLISECONDS],
]

/** The time to the second, in the reader's time zone, which is named. */
export function exactTime(at: Date): string {
  return exact.format(at)
}

/** The time relative to now, such as "3 days ago" or "in 2 hours". Within a minute it is "now". */
export function relativeTime(at: Date, now: Date): string {
  const milliseconds = at.getTime() - now.getTime()
  const [unit, size] = UNITS.find(([, from]) => Math.abs(milliseconds) >= from) ?? ['second', 0]
  return relative.format(size === 0 ? 0 : Math.trunc(milliseconds / size), unit)
}
