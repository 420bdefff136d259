import assert from 'node:assert/strict'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { callSitesOf } from './call-sites.ts'
import type { Call } from './invocation.ts'
import { KINDS, type Kind } from './kinds.ts'
import { OneFault, type Tries } from './one-fault.ts'
import type { Stage } from './stage.ts'
import type { Demand } from './trial.ts'
import type { Way } from './way.ts'

/** One kind of fault, at one call of a way, at its first try or at every one. */
export interface Combination {
  readonly way: Way
  readonly call: Call
  readonly kind: Kind
  readonly tries: Tries
}

const TRIES: readonly Tries[] = ['first try', 'every try']

/** Every combination that there is. */
export async function combinationsOf(
  stage: Stage,
  ways: readonly Way[],
): Promise<readonly Combination[]> {
  const all: Combination[] = []
  for (const way of ways) {
    for (const call of await callSitesOf(stage, way)) {
      for (const kind of KINDS.filter(({ befalls }) => befalls(call))) {
        for (const tries of TRIES) all.push({ way, call, kind, tries })
      }
    }
  }
  return all
}

/**
 * Tries one after the other, but for what is known to be the same: where nothing is tried again, a fault at
 * every try is one at the first.
 */
export async function tryCombinations(
  stage: Stage,
  combinations: readonly Combination[],
): Promise<void> {
  let isKnown = false
  for (const combination of combinations) {
    const isTried: boolean = isKnown && combination.tries === 'every try'
    isKnown = !isTried && (await tryCombination(stage, combination))
  }
}

/**
 * Lets the fault happen, and then asks again without it. Whoever asks gets the ordinary answer, or is told to
 * come back; the tables are as before or as after; and who comes back is served.
 *
 * @returns whether there was no other try: then the same happens when the fault befalls every one
 * @throws {Error} naming the combination
 */
async function tryCombination(stage: Stage, combination: Combination): Promise<boolean> {
  const { way, call, kind, tries } = combination
  try {
    await stage.reset()
    await way.prepare?.(stage)
    const trial = way.begin(stage)
    const fault = new OneFault(call.place, kind, tries)
    await stage.aws.invoke(fault, () => trial.ask())
    assert(fault.hasStruck, 'the call was made')
    if (!trial.judge(demandOf(combination))) {
      await trial.ask()
      trial.judge('the ordinary answer')
    }
    const isSame = tries === 'first try' && !fault.sawAnotherTry
    await trial.finish()
    return isSame
  } catch (error) {
    const where = `${way.operation} ${way.name}: ${kind.name} at ${tries} of call ${call.place}, ${call.name}`
    throw new Error(where, { cause: error })
  }
}

function demandOf({ way, call, kind, tries }: Combination): Demand {
  // A token is worth more than the note that it was issued.
  const isNoteOfUse = way.operation === issueToken.id && call.name === 'TransactWriteItemsCommand'
  const isToSucceed = isNoteOfUse || (tries === 'first try' && kind.heals(call))
  return isToSucceed ? 'the ordinary answer' : 'the ordinary answer, or to be told to come back'
}
