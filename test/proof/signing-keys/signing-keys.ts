import fc from 'fast-check'
import type { Part } from '../runner/part.ts'
import { plan } from './plan.ts'
import { RotationHistory } from './rotation-history.ts'
import { Service } from './service.ts'
import { Tally } from './tally.ts'

/** For how long a history that broke a rule is made smaller. */
const SHRINK_MILLISECONDS_MAX = 20_000

/**
 * However the rotation runs, late, twice, at once or failing half-way, no token that is valid is refused by a
 * verifier that keeps the key set for up to two hours and whose clock is off by a minute; and a key that was
 * withdrawn signs nothing, and lets nothing in, once that time has passed. ([RG-11] [TM-33] [JW-01]–[JW-05] [AT-04])
 */
export const signingKeys: Part = {
  name: 'signing-keys',
  unit: 'rotation histories',
  gate: 1_000,
  soak: 10_000,
  run: async ({ seed, count }) => {
    const service = await Service.open()
    const tally = new Tally()
    try {
      let enoughAt = Number.POSITIVE_INFINITY
      const property = fc.asyncProperty(plan, async (planned) => {
        if (performance.now() > enoughAt) return
        const history = new RotationHistory(service, planned, tally)
        try {
          await history.happen()
        } catch (error) {
          enoughAt = Math.min(enoughAt, performance.now() + SHRINK_MILLISECONDS_MAX)
          const what = error instanceof Error ? error.message : String(error)
          throw new Error(`${what}\n${history.told.join('\n')}`)
        }
      })
      await fc.assert(property, { seed, numRuns: count })
    } finally {
      service.close()
    }
    tally.expectAmple(count)
    return tally.figure
  },
}
