import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from '../../components/text/time.ts'
import { USE_UNCERTAINTY_MILLISECONDS } from './retirement.ts'

/** So much fast may a browser's clock be: set to summer time, say, by hand. */
const CLOCK_FAST_MILLISECONDS_MAX = HOUR_MILLISECONDS

/**
 * How long ago something was last used: `recent` where it may have been within a day, though its last use
 * was noted up to two hours before that, or the browser's clock is fast. A use in its future is recent too.
 */
export function recencyOf(lastUsedAt: Date | null, now: Date): 'never' | 'recent' | 'earlier' {
  if (lastUsedAt === null) return 'never'
  const usedBefore = lastUsedAt.getTime() + USE_UNCERTAINTY_MILLISECONDS
  const earliestNow = now.getTime() - CLOCK_FAST_MILLISECONDS_MAX
  return usedBefore > earliestNow - DAY_MILLISECONDS ? 'recent' : 'earlier'
}
