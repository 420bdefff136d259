import fc from 'fast-check'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { dials } from './dials.ts'
import { Faults } from './faults.ts'
import { FURNISHED } from './furnished.ts'
import { History } from './history.ts'
import { openOnDynamoDbLocal, openOnMemory } from './tables.ts'

const LENGTH_MAX = 60
const SHORT_LENGTH_MAX = 12

const story = fc.record({
  isFurnished: fc.boolean(),
  happenings: fc.oneof(
    { weight: 2, arbitrary: fc.array(dials, { maxLength: SHORT_LENGTH_MAX, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(dials, { maxLength: LENGTH_MAX, size: 'max' }) },
  ),
})

/** Histories of the product in memory, beside the reference model (rules 1, 2, 3, 6, 7, 8, 9). */
export const histories: Part = {
  name: 'histories',
  unit: 'histories in memory',
  gate: 20_000,
  soak: 200_000,
  run: (assignment) => run(assignment, openOnMemory),
}

/** The same on DynamoDB Local, the memory holding each of its answers against its own: a disagreement is a failure. */
export const judgedHistories: Part = {
  name: 'histories-judged',
  unit: 'histories on DynamoDB Local',
  gate: 1_000,
  soak: 10_000,
  run: (assignment) => run(assignment, openOnDynamoDbLocal),
}

async function run({ seed, count }: Assignment, open: typeof openOnMemory): Promise<string> {
  const faults = new Faults()
  const environment = { KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) }
  const { product, tables, clock, close } = await open({ environment, aroundCall: faults.around })
  try {
    let happened = 0
    const property = fc.asyncProperty(story, async ({ isFurnished, happenings }) => {
      faults.plan(null)
      await tables.empty()
      const history = new History(product, tables, faults, clock)
      try {
        const all = isFurnished ? [...FURNISHED, ...happenings] : happenings
        for (const one of all) await history.happen(one)
        await history.tryEverySecret()
        await history.settle()
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error)
        throw new Error(`${what}\n${history.told.join('\n')}`)
      }
      happened += history.told.length
    })
    await fc.assert(property, { seed, numRuns: count })
    return `${happened} things happened, and each as in the model`
  } finally {
    await close()
  }
}
