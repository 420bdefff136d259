import fc from 'fast-check'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { FaultInjector } from './fault-injector.ts'
import { FIXTURE_ACTIONS } from './fixture-actions.ts'
import { History } from './history.ts'
import { randomAction } from './random-action.ts'
import { openOnDynamoDbLocal, openOnMemory } from './tables.ts'

const LENGTH_MAX = 60
const SHORT_LENGTH_MAX = 12

const randomHistory = fc.record({
  hasFixture: fc.boolean(),
  actions: fc.oneof(
    { weight: 2, arbitrary: fc.array(randomAction, { maxLength: SHORT_LENGTH_MAX, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(randomAction, { maxLength: LENGTH_MAX, size: 'max' }) },
  ),
})

/**
 * Random histories of the product in memory, compared with the reference model (rules 1, 2, 3, 6, 7, 8, 9).
 */
export const histories: Part = {
  name: 'histories',
  unit: 'histories in memory',
  gate: 20_000,
  soak: 200_000,
  run: (assignment) => run(assignment, openOnMemory),
}

/**
 * The same on DynamoDB Local. Each of its answers is compared with the memory's: a difference is a failure.
 */
export const judgedHistories: Part = {
  name: 'histories-judged',
  unit: 'histories on DynamoDB Local',
  gate: 1_000,
  soak: 10_000,
  run: (assignment) => run(assignment, openOnDynamoDbLocal),
}

async function run({ seed, count }: Assignment, open: typeof openOnMemory): Promise<string> {
  const faults = new FaultInjector()
  const environment = { KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) }
  const { product, tables, clock, close } = await open({ environment, aroundCall: faults.around })
  try {
    let actionCount = 0
    const property = fc.asyncProperty(randomHistory, async ({ hasFixture, actions }) => {
      faults.plan(null)
      await tables.empty()
      const history = new History(product, tables, faults, clock)
      try {
        const all = hasFixture ? [...FIXTURE_ACTIONS, ...actions] : actions
        for (const one of all) await history.run(one)
        await history.tryEverySecret()
        await history.settle()
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error)
        throw new Error(`${what}\n${history.trace.join('\n')}`)
      }
      actionCount += history.trace.length
    })
    await fc.assert(property, { seed, numRuns: count })
    return `${actionCount} actions, each with the answer and the tables of the model`
  } finally {
    await close()
  }
}
