import { ATTEMPTS_MAX } from '../../../shared/aws/sdk/clients.ts'
import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import type { Fate, Try } from './invocation.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'

/** Every answer comes too late but that to a call's last try: no call fails, and together they take long. */
class SlowNetwork implements Fate {
  async strike({ attempt, answer, timeOut }: Try): Promise<MemoryHttpResponse | undefined> {
    if (attempt === ATTEMPTS_MAX) return undefined
    answer()
    return await timeOut()
  }
}

/**
 * Goes a way on a slow network, then on a fast one: whoever waits is answered in time, if only to come back.
 *
 * @throws {Error} naming the way
 */
export async function trySlowly(stage: Stage, way: Way): Promise<void> {
  try {
    await stage.reset()
    await way.prepare?.(stage)
    const trial = way.begin(stage)
    await stage.aws.invoke(new SlowNetwork(), () => trial.ask())
    if (!trial.judge('the ordinary answer, or to be told to come back')) {
      await trial.ask()
      trial.judge('the ordinary answer')
    }
    await trial.finish()
  } catch (error) {
    throw new Error(`${way.operation} ${way.name}: on a slow network`, { cause: error })
  }
}
