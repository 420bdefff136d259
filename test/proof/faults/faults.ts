import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Part } from '../runner/part.ts'
import { combinationsOf, tryCombinations } from './combination.ts'
import { doRandomRun, randomRun } from './random-run.ts'
import { trySlowly } from './slow-network.ts'
import { Stage } from './stage.ts'
import { waysThrough } from './ways.ts'

/** All that there are: counted anew at each run, which fails when the product makes other calls by now. */
const COMBINATIONS = 8_854
const RANDOM_RUNS = 2_000
const RANDOM_RUNS_SOAK = 50_000

/**
 * Each kind of fault at each call to AWS of each way through each operation (RG-03, E-05, TM-18, TM-47): rules
 * 2, 3 and 7. And each way on a slow network; and runs in which three in ten of all tries fail: whatever is
 * counted beyond the combinations is more of these.
 */
export const faults: Part = {
  name: 'faults',
  unit: 'combinations',
  gate: COMBINATIONS,
  soak: COMBINATIONS + RANDOM_RUNS_SOAK - RANDOM_RUNS,
  async run({ seed, count }) {
    const stage = await Stage.open()
    try {
      const ways = await waysThrough(stage)
      const all = await combinationsOf(stage, ways)
      await tryCombinations(stage, all.slice(0, count))
      for (const way of ways) await trySlowly(stage, way)
      const runs = RANDOM_RUNS + Math.max(0, count - COMBINATIONS)
      let struck = 0
      const property = fc.asyncProperty(randomRun, async (run) => {
        struck += await doRandomRun(stage, ways, run)
      })
      await fc.assert(property, { seed, numRuns: runs })
      if (count >= COMBINATIONS) {
        assert.equal(all.length, COMBINATIONS, 'the combinations are as many as this part says')
      }
      const calls = new Set(all.map(({ call }) => call)).size
      return `at ${calls} calls of ${ways.length} ways; and ${runs} random runs with ${struck} faults`
    } finally {
      stage.close()
    }
  },
}
