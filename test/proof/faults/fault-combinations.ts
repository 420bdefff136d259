import assert from 'node:assert/strict'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { callSitesOf } from './call-sites.ts'
import { FAULT_KINDS, type FaultKind } from './injection/fault-kinds.ts'
import type { Call } from './injection/invocation.ts'
import { SingleFault, type Tries } from './injection/single-fault.ts'
import type { Expectation } from './scenario-runs/scenario-run.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TestBed } from './test-bed.ts'

/** One kind of fault at one call of a scenario, at its first try or at every try. */
export interface Combination {
  readonly scenario: Scenario
  readonly call: Call
  readonly kind: FaultKind
  readonly tries: Tries
}

const TRIES: readonly Tries[] = ['first try', 'every try']

/** All combinations. */
export async function combinationsOf(
  testBed: TestBed,
  scenarios: readonly Scenario[],
): Promise<readonly Combination[]> {
  const all: Combination[] = []
  for (const scenario of scenarios) {
    for (const call of await callSitesOf(testBed, scenario)) {
      for (const kind of FAULT_KINDS.filter(({ appliesTo }) => appliesTo(call))) {
        for (const tries of TRIES) all.push({ scenario, call, kind, tries })
      }
    }
  }
  return all
}

/**
 * Tries one combination after the other. It skips a fault at every try where the fault at the first try
 * caused no retry: they are the same.
 */
export async function tryCombinations(
  testBed: TestBed,
  combinations: readonly Combination[],
): Promise<void> {
  let isKnown = false
  for (const combination of combinations) {
    const isTried: boolean = isKnown && combination.tries === 'every try'
    isKnown = !isTried && (await tryCombination(testBed, combination))
  }
}

/**
 * Injects the fault, and then calls again without it. The first answer is the ordinary one or a 503, the
 * tables are as before or as after, and the second call succeeds.
 *
 * @returns whether there was no retry: a fault at every try is the same then
 * @throws {Error} which names the combination
 */
async function tryCombination(testBed: TestBed, combination: Combination): Promise<boolean> {
  const { scenario, call, kind, tries } = combination
  try {
    await testBed.reset()
    await scenario.prepare?.(testBed)
    const scenarioRun = scenario.start(testBed)
    const fault = new SingleFault(call.index, kind, tries)
    await testBed.aws.invoke(fault, () => scenarioRun.call())
    assert(fault.wasInjected, 'the call was made')
    if (!scenarioRun.check(expectationOf(combination))) {
      await scenarioRun.call()
      scenarioRun.check('the ordinary answer')
    }
    const isSame = tries === 'first try' && !fault.sawRetry
    await scenarioRun.finish()
    return isSame
  } catch (error) {
    const where = `${scenario.operation} ${scenario.name}: ${kind.name} at ${tries} of call ${call.index}, ${call.name}`
    throw new Error(where, { cause: error })
  }
}

function expectationOf({ scenario, call, kind, tries }: Combination): Expectation {
  // The product issues a token even if it cannot record its use.
  const isRecordOfUse =
    scenario.operation === issueToken.id && call.name === 'TransactWriteItemsCommand'
  const mustSucceed = isRecordOfUse || (tries === 'first try' && kind.isRetried(call))
  return mustSucceed ? 'the ordinary answer' : 'the ordinary answer or 503'
}
