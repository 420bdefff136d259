import { ATTEMPTS_MAX } from '../../../shared/aws/sdk/clients.ts'
import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import type { FaultPlan, Try } from './injection/invocation.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TestBed } from './test-bed.ts'

/**
 * The answers to all tries of a call but the last come too late. No call fails, but together they take long.
 */
class SlowNetwork implements FaultPlan {
  async answerTry({ attempt, answer, timeOut }: Try): Promise<MemoryHttpResponse | undefined> {
    if (attempt === ATTEMPTS_MAX) return undefined
    answer()
    return await timeOut()
  }
}

/**
 * Runs a scenario on a slow network, then on a fast one. The first answer comes in time, if only as a 503.
 *
 * @throws {Error} which names the scenario
 */
export async function trySlowly(testBed: TestBed, scenario: Scenario): Promise<void> {
  try {
    await testBed.reset()
    await scenario.prepare?.(testBed)
    const scenarioRun = scenario.start(testBed)
    await testBed.aws.invoke(new SlowNetwork(), () => scenarioRun.call())
    if (!scenarioRun.check('the ordinary answer or 503')) {
      await scenarioRun.call()
      scenarioRun.check('the ordinary answer')
    }
    await scenarioRun.finish()
  } catch (error) {
    throw new Error(`${scenario.operation} ${scenario.name}: on a slow network`, { cause: error })
  }
}
