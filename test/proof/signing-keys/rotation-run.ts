import { setImmediate as turn } from 'node:timers/promises'
import type { Random } from '../runner/random.ts'
import { Fate } from './fate.ts'
import type { Issuer } from './issuers.ts'
import type { PlannedFault } from './plan.ts'
import type { Service } from './service.ts'

const CALLS_WAIT_TURNS_MAX = 4
const CALL_SECONDS_MAX = 5

/** What one run of the rotation meets: calls that take their time, and the fault that is planned. */
export function fateOfRun({ clocks }: Service, random: Random, fault: PlannedFault | null): Fate {
  const befalls = (_name: string, place: number) => place === fault?.call
  return new Fate(fault ? { kind: fault.kind, befalls } : undefined, async () => {
    for (let turns = random.below(CALLS_WAIT_TURNS_MAX); turns > 0; turns -= 1) await turn()
    clocks.goTo(clocks.now + random.below(CALL_SECONDS_MAX))
  })
}

/** Runs the rotation once, by a clock that is off by so much. @throws what it fails with, unless that is its fate */
export async function runRotation(
  service: Service,
  issuer: Issuer,
  clockSeconds: number,
  fate: Fate,
): Promise<'done' | 'failed'> {
  try {
    await service.rotate(issuer, clockSeconds, fate)
    return 'done'
  } catch (error) {
    if (!fate.hasFailed) throw error
    return 'failed'
  }
}
