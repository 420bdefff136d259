import type { Deed } from '../model/deed.ts'
import type { Observed } from '../model/observed.ts'
import { step } from '../model/step.ts'
import { describe, type World } from '../model/world.ts'

/** A deed that was done beside others: from when to when, by a count that only grows, and what came of it. */
export interface Done {
  readonly deed: Deed
  readonly begun: number
  readonly ended: number
  readonly observed: Observed
}

/**
 * Whether there is an order, of deeds done one after the other, in which each would have come to what it came
 * to, and all of them to what there is now. A deed that ended before another began comes before it.
 *
 * @param now epoch milliseconds, at which all was done
 * @see Wing and Gong, "Testing and Verifying Concurrent Objects" (1993)
 */
export function isLinearizable(
  before: World,
  deeds: readonly Done[],
  after: World,
  now: number,
): boolean {
  if (deeds.length === 0) return describe(before) === describe(after)
  const firstEnd = Math.min(...deeds.map(({ ended }) => ended))
  return deeds.some((done) => {
    if (done.begun > firstEnd) return false
    const { status, code, tells, world } = step(before, done.deed, now, done.observed.born)
    const { observed } = done
    const isSame =
      status === observed.status &&
      code === observed.code &&
      (tells === undefined || JSON.stringify(tells) === JSON.stringify(observed.tells))
    const others = deeds.filter((other) => other !== done)
    return isSame && isLinearizable(world, others, after, now)
  })
}
