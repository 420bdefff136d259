/** Durations are in seconds, and written as arithmetic: `30 * DAY`. */
export const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000)
}

export function earlier(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()))
}

export function later(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()))
}
