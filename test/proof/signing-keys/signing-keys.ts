import fc from 'fast-check'
import type { Part } from '../runner/part.ts'
import { HistoryCounts } from './history-counts.ts'
import { RotationHistory } from './rotation-history.ts'
import { scenario } from './scenario/scenario.ts'
import { Service } from './simulation/service.ts'

/** For how long a history that broke a rule is shrunk. */
const SHRINK_MILLISECONDS_MAX = 20_000

/**
 * The rotation runs late, twice, concurrently, or fails half-way. Verifiers keep the key set for up to two
 * hours, and their clocks are off by up to a minute. None of them refuses a valid token. A withdrawn key
 * signs nothing, and verifies nothing once that time has passed. ([RG-11] [TM-33] [JW-01]–[JW-05] [AT-04])
 */
export const signingKeys: Part = {
  name: 'signing-keys',
  unit: 'rotation histories',
  gate: 1_000,
  soak: 10_000,
  run: async ({ seed, count }) => {
    const service = await Service.open()
    const counts = new HistoryCounts()
    try {
      let enoughAt = Number.POSITIVE_INFINITY
      const property = fc.asyncProperty(scenario, async (planned) => {
        if (performance.now() > enoughAt) return
        const history = new RotationHistory(service, planned, counts)
        try {
          await history.run()
        } catch (error) {
          enoughAt = Math.min(enoughAt, performance.now() + SHRINK_MILLISECONDS_MAX)
          const what = error instanceof Error ? error.message : String(error)
          throw new Error(`${what}\n${history.trace.join('\n')}`)
        }
      })
      await fc.assert(property, { seed, numRuns: count })
    } finally {
      service.close()
    }
    counts.expectAmple(count)
    return counts.figure
  },
}
