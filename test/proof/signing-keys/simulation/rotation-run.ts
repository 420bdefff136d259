import { setImmediate as turn } from 'node:timers/promises'
import type { Random } from '../../runner/random.ts'
import type { PlannedFault } from '../scenario/scenario.ts'
import { InvocationFaults } from './invocation-faults.ts'
import type { Issuer } from './issuers.ts'
import type { Service } from './service.ts'

const CALLS_WAIT_TURNS_MAX = 4
const CALL_SECONDS_MAX = 5

/** The fault injection of one run of the rotation: slow calls, and the planned fault. */
export function faultsOfRun(
  { clocks }: Service,
  random: Random,
  fault: PlannedFault | null,
): InvocationFaults {
  const matches = (_name: string, place: number) => place === fault?.call
  return new InvocationFaults(fault ? { kind: fault.kind, matches } : undefined, async () => {
    for (let turns = random.below(CALLS_WAIT_TURNS_MAX); turns > 0; turns -= 1) await turn()
    clocks.goTo(clocks.now + random.below(CALL_SECONDS_MAX))
  })
}

/**
 * Runs the rotation once, by a clock that is off by so much.
 *
 * @throws its error, unless a fault was injected
 */
export async function runRotation(
  service: Service,
  issuer: Issuer,
  clockSeconds: number,
  faults: InvocationFaults,
): Promise<'done' | 'failed'> {
  try {
    await service.rotate(issuer, clockSeconds, faults)
    return 'done'
  } catch (error) {
    if (!faults.hasFailed) throw error
    return 'failed'
  }
}
