import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Part } from '../runner/part.ts'
import { combinationsOf, tryCombinations } from './fault-combinations.ts'
import { doRandomRun, randomRun } from './random-run.ts'
import { allScenarios } from './scenarios/scenarios.ts'
import { trySlowly } from './slow-network.ts'
import { TestBed } from './test-bed.ts'

/** The number of all combinations. A run fails when the product's calls, and so this number, have changed. */
const COMBINATIONS = 8_854
const RANDOM_RUNS = 2_000
const RANDOM_RUNS_SOAK = 50_000

/**
 * Each kind of fault at each call to AWS, in each scenario of each operation (RG-03, E-05, TM-18, TM-47;
 * rules 2, 3 and 7). Then each scenario on a slow network, and random runs in which three in ten tries fail.
 * A count above the number of combinations adds random runs.
 */
export const faults: Part = {
  name: 'faults',
  unit: 'combinations',
  gate: COMBINATIONS,
  soak: COMBINATIONS + RANDOM_RUNS_SOAK - RANDOM_RUNS,
  async run({ seed, count }) {
    const testBed = await TestBed.open()
    try {
      const scenarios = await allScenarios(testBed)
      const all = await combinationsOf(testBed, scenarios)
      await tryCombinations(testBed, all.slice(0, count))
      for (const scenario of scenarios) await trySlowly(testBed, scenario)
      const runs = RANDOM_RUNS + Math.max(0, count - COMBINATIONS)
      let injected = 0
      const property = fc.asyncProperty(randomRun, async (run) => {
        injected += await doRandomRun(testBed, scenarios, run)
      })
      await fc.assert(property, { seed, numRuns: runs })
      if (count >= COMBINATIONS) {
        assert.equal(all.length, COMBINATIONS, 'this part knows the number of combinations')
      }
      const calls = new Set(all.map(({ call }) => call)).size
      return `at ${calls} calls of ${scenarios.length} scenarios; and ${runs} random runs with ${injected} faults`
    } finally {
      testBed.close()
    }
  },
}
