import assert from 'node:assert/strict'
import type { Part } from '../runner/part.ts'
import { crashPointsOf, tryCrashPoint } from './crash-points.ts'
import { allScenarios } from './scenarios/scenarios.ts'
import { TestBed } from './test-bed.ts'

/** The number of all crash points. A run fails when the product's calls, and so this number, have changed. */
const CRASH_POINTS = 444

/**
 * Each function that writes crashes at each of its calls to AWS, before and after the call, and is called
 * again in the same process and in a new one (RG-04, TM-18; rules 2 and 3). Nothing is random.
 */
export const crashes: Part = {
  name: 'crashes',
  unit: 'crash points',
  gate: CRASH_POINTS,
  soak: CRASH_POINTS,
  async run({ count }) {
    const testBed = await TestBed.open()
    try {
      const scenarios = await allScenarios(testBed)
      const all = await crashPointsOf(testBed, scenarios)
      for (const point of all.slice(0, count)) await tryCrashPoint(testBed, point)
      if (count >= CRASH_POINTS) {
        assert.equal(all.length, CRASH_POINTS, 'this part knows the number of crash points')
      }
      const written = new Set(all.map(({ scenario }) => scenario)).size
      return `${written} scenarios that write, each called again in the same process and in a new one`
    } finally {
      testBed.close()
    }
  },
}
