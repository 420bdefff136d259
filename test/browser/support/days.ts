export const DAY_MILLISECONDS = 86_400_000

/** The time so many days from now, as the API accepts it. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MILLISECONDS).toISOString()
}
