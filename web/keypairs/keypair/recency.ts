import { DAY_MILLISECONDS } from '../../components/time.ts'
import { USE_UNCERTAINTY_MILLISECONDS } from './retirement.ts'

/**
 * How long ago something was last used: `recent` where it may have been within a day, though its last use
 * was noted up to two hours before that.
 */
export function recencyOf(lastUsedAt: Date | null, now: Date): 'never' | 'recent' | 'earlier' {
  if (lastUsedAt === null) return 'never'
  const usedBefore = lastUsedAt.getTime() + USE_UNCERTAINTY_MILLISECONDS
  return usedBefore > now.getTime() - DAY_MILLISECONDS ? 'recent' : 'earlier'
}
