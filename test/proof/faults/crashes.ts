import assert from 'node:assert/strict'
import type { Part } from '../runner/part.ts'
import { crashPointsOf, tryCrash } from './crash-point.ts'
import { Stage } from './stage.ts'
import { waysThrough } from './ways.ts'

/** All that there are: counted anew at each run, which fails when the product makes other calls by now. */
const CRASH_POINTS = 444

/**
 * A function that writes dies at each call to AWS, before the call and after it, and is asked again: in the
 * same process, and in a new one (RG-04, TM-18): rules 2 and 3. Nothing of it is random.
 */
export const crashes: Part = {
  name: 'crashes',
  unit: 'crash points',
  gate: CRASH_POINTS,
  soak: CRASH_POINTS,
  async run({ count }) {
    const stage = await Stage.open()
    try {
      const ways = await waysThrough(stage)
      const all = await crashPointsOf(stage, ways)
      for (const point of all.slice(0, count)) await tryCrash(stage, point)
      if (count >= CRASH_POINTS) {
        assert.equal(all.length, CRASH_POINTS, 'the crash points are as many as this part says')
      }
      const written = new Set(all.map(({ way }) => way)).size
      return `${written} ways that write, each asked again in the same process and in a new one`
    } finally {
      stage.close()
    }
  },
}
