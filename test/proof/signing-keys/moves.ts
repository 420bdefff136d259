import { HOUR, MINUTE } from '../../../shared/domain/duration.ts'
import { otherThan } from './issuers.ts'
import type { Life } from './life.ts'

/** The functions of a deployment do not change at the same moment. */
const DEPLOYMENT_SECONDS_MAX = 10 * MINUTE

/** Enters a deployment under the stage's other address: the rotation runs at once, and token functions change within minutes. */
export function enterMove(life: Life, at: number): void {
  for (const before of [HOUR, MINUTE]) life.askAt(at - before)
  life.agenda.add(at, async () => {
    life.upsets += 1
    life.tally.moves += 1
    life.issuer = otherThan(life.issuer)
    life.tell(`the stage moves to ${life.issuer}`)
    const anew = life.functionsOf(life.issuer)
    await life.rotate(1, null)
    for (const [which, one] of anew.entries()) {
      life.agenda.add(at + life.random.below(DEPLOYMENT_SECONDS_MAX), async () => {
        life.functions = life.functions.with(which, one)
        await life.ask(one)
      })
    }
  })
  for (const after of [1, MINUTE, 5 * MINUTE, HOUR]) life.askAt(at + after)
}
