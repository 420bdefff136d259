import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from '../../components/text/time.ts'
import { USE_UNCERTAINTY_MILLISECONDS } from './retirement.ts'

/** How far ahead the browser's clock may be, for example when somebody set it to summer time by hand. */
const CLOCK_FAST_MILLISECONDS_MAX = HOUR_MILLISECONDS

/**
 * How long ago something was last used. `recent`: it may have been used within a day, considering that the
 * real last use may be two hours after the recorded one and that the clock may be ahead. A use in the future
 * is recent.
 */
export function recencyOf(lastUsedAt: Date | null, now: Date): 'never' | 'recent' | 'earlier' {
  if (lastUsedAt === null) return 'never'
  const usedBefore = lastUsedAt.getTime() + USE_UNCERTAINTY_MILLISECONDS
  const earliestNow = now.getTime() - CLOCK_FAST_MILLISECONDS_MAX
  return usedBefore > earliestNow - DAY_MILLISECONDS ? 'recent' : 'earlier'
}
