import assert from 'node:assert/strict'
import type { Call, Fate } from './invocation.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'

/** Nothing fails; the calls are kept. */
class Peace implements Fate {
  readonly calls: Call[] = []

  async strike({ call }: { readonly call: Call }): Promise<undefined> {
    this.calls.push(call)
  }
}

/**
 * The calls to AWS that a way makes when nothing fails: then it must come to what it should.
 *
 * @throws {Error} naming the way
 */
export async function callSitesOf(stage: Stage, way: Way): Promise<readonly Call[]> {
  const peace = new Peace()
  try {
    await stage.reset()
    await way.prepare?.(stage)
    const trial = way.begin(stage)
    await stage.aws.invoke(peace, () => trial.ask())
    assert(trial.judge('the ordinary answer'))
    await trial.finish()
  } catch (error) {
    throw new Error(`${way.operation} ${way.name}: without any fault`, { cause: error })
  }
  return peace.calls
}
