import { inspect } from 'node:util'
import type { DynamoDBBatchResponse } from 'aws-lambda'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { StreamHandler } from '../../../local/stream/event-source.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeClosedOwners, type Target } from './closed-owners.ts'
import { makeCustomers } from './customers.ts'
import { once, pick } from './draw.ts'
import { figureOf } from './figure.ts'
import { Laboratory } from './laboratory.ts'
import { fastest } from './slowness.ts'
import { StrangeValues } from './strange-values.ts'
import { drawBatch } from './stream-batches.ts'
import { checkBatch, type Outcome } from './stream-oracle.ts'
import { Watch } from './watch.ts'

const SWEEP = 'sweep-closed-owner'
const TIMEOUT_MILLISECONDS = 120_000
/** What is no batch at all. */
const NO_BATCHES = [
  ...[
    undefined,
    null,
    0,
    true,
    'text',
    [],
    {},
    { Records: null },
    { Records: 5 },
    { Records: 'text' },
  ],
  ...[{ Records: {} }, { Records: { length: 3 } }, { Records: [] }, { records: [{}] }],
]

/** Records of the table's stream, among them what no stream would tell (rules 2 and 9). */
export const fuzzStream: Part = {
  name: 'fuzz-stream',
  unit: 'stream records',
  gate: 20_000,
  soak: 200_000,
  async run(assignment) {
    const laboratory = await Laboratory.open()
    const watch = new Watch()
    try {
      const { owners } = await makeCustomers(laboratory)
      const closed = await makeClosedOwners(laboratory)
      const open = owners.map((owner) => ({ owner, dead: new Set<string>(), isPoisoned: false }))
      laboratory.keep()
      const figure = await sweepAll(laboratory, assignment, closed, open, watch)
      return figure
    } finally {
      await watch.stop()
      laboratory.close()
    }
  },
}

async function sweepAll(
  laboratory: Laboratory,
  { seed, count }: Assignment,
  closed: readonly Target[],
  open: readonly Target[],
  watch: Watch,
): Promise<string> {
  const random = new Random(seed)
  const strange = new StrangeValues(seed)
  const handler = await warmFunctions.stream(SWEEP)
  const milliseconds: number[] = []
  let [told, failed] = [0, 0]
  while (told < count) {
    const batch = once(random, 100) ? [] : drawBatch(random, strange, closed, open)
    const isNone = batch.length === 0
    const event = isNone ? pick(random, NO_BATCHES) : { Records: batch.map(({ record }) => record) }
    watch.begin()
    const run = async () => {
      const start = performance.now()
      const outcome = await outcomeOf(handler, event)
      const took = performance.now() - start
      try {
        checkBatch(batch, outcome, laboratory)
        await watch.check()
      } finally {
        laboratory.restore()
      }
      return took
    }
    try {
      milliseconds.push(await fastest(await run(), run))
    } catch (error) {
      throw new Error(`${inspect(error)}\nof ${inspect(event, { depth: 6, maxStringLength: 300 })}`)
    }
    told += Math.max(1, batch.length)
    failed += batch.filter(({ due }) => due === 'failed').length
  }
  const figure = figureOf(Float64Array.from(milliseconds))
  return `in ${milliseconds.length} batches, ${failed} failed as they must; ${figure} a batch`
}

async function outcomeOf(handler: StreamHandler, event: unknown): Promise<Outcome> {
  const context = lambdaContext(SWEEP, TIMEOUT_MILLISECONDS)
  try {
    const told: DynamoDBBatchResponse = await Reflect.apply(handler, undefined, [event, context])
    return { told: told.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
  } catch (error) {
    return { error }
  }
}
