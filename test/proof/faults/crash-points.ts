import assert from 'node:assert/strict'
import { callSitesOf } from './call-sites.ts'
import type { Call } from './injection/invocation.ts'
import { type Moment, ProcessCrash } from './injection/process-crash.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TestBed } from './test-bed.ts'

/** A moment in a scenario at which the function's process may crash. */
export interface CrashPoint {
  readonly scenario: Scenario
  readonly call: Call
  readonly moment: Moment
}

/** Which process serves the retry: the same one, with its memory, or a new one. */
type Server = 'the same process' | 'a new process'

const MOMENTS: readonly Moment[] = ['before', 'after']
const SERVERS: readonly Server[] = ['the same process', 'a new process']

/** Every crash point of every scenario that writes something. */
export async function crashPointsOf(
  testBed: TestBed,
  scenarios: readonly Scenario[],
): Promise<readonly CrashPoint[]> {
  const all: CrashPoint[] = []
  for (const scenario of scenarios) {
    const calls = await callSitesOf(testBed, scenario)
    if (!calls.some(isWrite)) continue
    for (const call of calls) {
      for (const moment of MOMENTS) all.push({ scenario, call, moment })
    }
  }
  return all
}

/**
 * Lets the process crash, and then calls again. The crash leaves the tables as before or as after, and the
 * second call succeeds.
 *
 * @throws {Error} which names the crash point
 */
export async function tryCrashPoint(
  testBed: TestBed,
  { scenario, call, moment }: CrashPoint,
): Promise<void> {
  for (const server of SERVERS) {
    try {
      await testBed.reset()
      await scenario.prepare?.(testBed)
      const scenarioRun = scenario.start(testBed)
      const crash = new ProcessCrash(call.index, moment)
      const end = await testBed.aws.invoke(crash, () =>
        Promise.race([scenarioRun.call(), crash.crashed]),
      )
      assert.equal(end, 'crashed', 'the call was made')
      scenarioRun.checkTables()
      if (server === 'a new process') testBed.tokenProcesses.startNew()
      await scenarioRun.call()
      scenarioRun.check('the ordinary answer')
      await scenarioRun.finish()
    } catch (error) {
      const where = `${scenario.operation} ${scenario.name}: crashed ${moment} call ${call.index}, ${call.name}; then ${server}`
      throw new Error(where, { cause: error })
    }
  }
}

function isWrite({ name }: Call): boolean {
  return !/^(GetItem|BatchGetItem|Query|Scan|VerifyMac|Decrypt)Command$/.test(name)
}
