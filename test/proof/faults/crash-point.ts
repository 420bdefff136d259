import assert from 'node:assert/strict'
import { callSitesOf } from './call-sites.ts'
import { Crash, type Moment } from './crash.ts'
import type { Call } from './invocation.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'

/** A moment at which a function that is on its way may die. */
export interface CrashPoint {
  readonly way: Way
  readonly call: Call
  readonly moment: Moment
}

/** Where the retry is served: by a process that goes on living with what it remembers, or by a new one. */
type Server = 'the same process' | 'a new process'

const MOMENTS: readonly Moment[] = ['before', 'after']
const SERVERS: readonly Server[] = ['the same process', 'a new process']

/** Every moment of every way that writes something. */
export async function crashPointsOf(
  stage: Stage,
  ways: readonly Way[],
): Promise<readonly CrashPoint[]> {
  const all: CrashPoint[] = []
  for (const way of ways) {
    const calls = await callSitesOf(stage, way)
    if (!calls.some(isWrite)) continue
    for (const call of calls) {
      for (const moment of MOMENTS) all.push({ way, call, moment })
    }
  }
  return all
}

/**
 * Lets the function die, and then asks again. What was left is as before or as after, and who asks is served.
 *
 * @throws {Error} naming the crash point
 */
export async function tryCrash(stage: Stage, { way, call, moment }: CrashPoint): Promise<void> {
  for (const server of SERVERS) {
    try {
      await stage.reset()
      await way.prepare?.(stage)
      const trial = way.begin(stage)
      const crash = new Crash(call.place, moment)
      const end = await stage.aws.invoke(crash, () => Promise.race([trial.ask(), crash.death]))
      assert.equal(end, 'died', 'the call was made')
      trial.judgeAbandoned()
      if (server === 'a new process') stage.tokenProcesses.startAnew()
      await trial.ask()
      trial.judge('the ordinary answer')
      await trial.finish()
    } catch (error) {
      const where = `${way.operation} ${way.name}: died ${moment} call ${call.place}, ${call.name}; then ${server}`
      throw new Error(where, { cause: error })
    }
  }
}

function isWrite({ name }: Call): boolean {
  return !/^(GetItem|BatchGetItem|Query|Scan|VerifyMac|Decrypt)Command$/.test(name)
}
