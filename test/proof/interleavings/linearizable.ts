import type { Command } from '../model/command.ts'
import type { Observed } from '../model/observed.ts'
import { step } from '../model/step.ts'
import { describe, type World } from '../model/world.ts'

/**
 * A command that ran beside others: when it began and ended, by a counter that only grows, and its answer.
 */
export interface CompletedCommand {
  readonly command: Command
  readonly begun: number
  readonly ended: number
  readonly observed: Observed
}

/**
 * Whether the commands, in some sequential order, would have had the same answers and led to the same world.
 * A command that ended before another began must come before it in that order.
 *
 * @param now epoch milliseconds, at which all commands ran
 * @see Wing and Gong, "Testing and Verifying Concurrent Objects" (1993)
 */
export function isLinearizable(
  before: World,
  commands: readonly CompletedCommand[],
  after: World,
  now: number,
): boolean {
  if (commands.length === 0) return describe(before) === describe(after)
  const firstEnd = Math.min(...commands.map(({ ended }) => ended))
  return commands.some((done) => {
    if (done.begun > firstEnd) return false
    const { status, code, result, world } = step(before, done.command, now, done.observed.created)
    const { observed } = done
    const isSame =
      status === observed.status &&
      code === observed.code &&
      (result === undefined || JSON.stringify(result) === JSON.stringify(observed.result))
    const others = commands.filter((other) => other !== done)
    return isSame && isLinearizable(world, others, after, now)
  })
}
