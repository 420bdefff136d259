import { HOUR, MINUTE } from '../../../../shared/domain/duration.ts'
import { otherThan } from '../simulation/issuers.ts'
import type { SimulatedStage } from '../simulation/simulated-stage.ts'

/** A deployment does not replace all functions at the same moment. */
const DEPLOYMENT_SECONDS_MAX = 10 * MINUTE

/**
 * Schedules a deployment under the stage's other domain: the rotation runs at once, and the token functions
 * are replaced within minutes.
 */
export function scheduleDomainChange(stage: SimulatedStage, at: number): void {
  for (const before of [HOUR, MINUTE]) stage.askAt(at - before)
  stage.schedule.add(at, async () => {
    stage.disruptions += 1
    stage.counts.domainChanges += 1
    stage.issuer = otherThan(stage.issuer)
    stage.log(`the stage changes its domain to ${stage.issuer}`)
    const replacements = stage.functionsOf(stage.issuer)
    await stage.rotate(1, null)
    for (const [which, one] of replacements.entries()) {
      stage.schedule.add(at + stage.random.below(DEPLOYMENT_SECONDS_MAX), async () => {
        stage.functions = stage.functions.with(which, one)
        await stage.ask(one)
      })
    }
  })
  for (const after of [1, MINUTE, 5 * MINUTE, HOUR]) stage.askAt(at + after)
}
