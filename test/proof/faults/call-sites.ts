import assert from 'node:assert/strict'
import type { Call, FaultPlan } from './injection/invocation.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TestBed } from './test-bed.ts'

/** No fault. It records the calls. */
class NoFaults implements FaultPlan {
  readonly calls: Call[] = []

  async answerTry({ call }: { readonly call: Call }): Promise<undefined> {
    this.calls.push(call)
  }
}

/**
 * Runs a scenario without faults, and returns its calls to AWS.
 *
 * @throws {Error} which names the scenario, when it does not succeed
 */
export async function callSitesOf(testBed: TestBed, scenario: Scenario): Promise<readonly Call[]> {
  const noFaults = new NoFaults()
  try {
    await testBed.reset()
    await scenario.prepare?.(testBed)
    const scenarioRun = scenario.start(testBed)
    await testBed.aws.invoke(noFaults, () => scenarioRun.call())
    assert(scenarioRun.check('the ordinary answer'))
    await scenarioRun.finish()
  } catch (error) {
    throw new Error(`${scenario.operation} ${scenario.name}: without any fault`, { cause: error })
  }
  return noFaults.calls
}
