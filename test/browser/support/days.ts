export const DAY_MILLISECONDS = 86_400_000

/** As the API takes an instant. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MILLISECONDS).toISOString()
}
