import fc from 'fast-check'
import { DRAW_MAX, RandomFaults } from './injection/random-faults.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TestBed } from './test-bed.ts'

/** The most calls of a scenario with faults. One without faults follows. */
const FAULTY_CALLS_MAX = 3
const TRIES_MAX = 120

/** The scenarios of a run, as numbers that choose among all, and a draw for each try. */
export interface RandomRun {
  readonly first: number
  readonly more: readonly number[]
  readonly draws: readonly number[]
}

export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  first: fc.nat(),
  more: fc.array(fc.nat(), { maxLength: 1 }),
  draws: fc.array(fc.nat(DRAW_MAX), { minLength: TRIES_MAX, maxLength: TRIES_MAX }),
})

/**
 * Runs one or two scenarios, one after the other on the same tables, while three in ten tries fail. A
 * scenario that did not succeed is called once more without faults.
 *
 * @returns how many tries failed
 */
export async function doRandomRun(
  testBed: TestBed,
  scenarios: readonly Scenario[],
  { first, more, draws }: RandomRun,
): Promise<number> {
  const chosen = [pick(scenarios, first)]
  const unprepared = scenarios.filter(({ isExclusive, prepare }) => !isExclusive && !prepare)
  if (!chosen[0]?.isExclusive) chosen.push(...more.map((one) => pick(unprepared, one)))
  const faults = new RandomFaults(draws)
  await testBed.reset()
  for (const scenario of chosen) {
    try {
      await runWithFaults(testBed, scenario, faults)
    } catch (error) {
      const names = chosen.map(({ operation, name }) => `${operation} ${name}`).join(', then ')
      throw new Error(`${names}: at ${scenario.operation}: ${messageOf(error)}`, { cause: error })
    }
  }
  return faults.injected
}

async function runWithFaults(
  testBed: TestBed,
  scenario: Scenario,
  faults: RandomFaults,
): Promise<void> {
  await scenario.prepare?.(testBed)
  const scenarioRun = scenario.start(testBed)
  let isDone = false
  for (let calls = 0; calls < FAULTY_CALLS_MAX && !isDone; calls += 1) {
    await testBed.aws.invoke(faults, () => scenarioRun.call())
    isDone = scenarioRun.check('the ordinary answer or 503')
  }
  if (!isDone) {
    await scenarioRun.call()
    scenarioRun.check('the ordinary answer')
  }
  await scenarioRun.finish()
}

function pick(scenarios: readonly Scenario[], number: number): Scenario {
  const scenario = scenarios[number % scenarios.length]
  if (scenario === undefined) throw new Error('there are no scenarios')
  return scenario
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
