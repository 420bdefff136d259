import { inspect } from 'node:util'
import type { DynamoDBBatchResponse } from 'aws-lambda'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { StreamHandler } from '../../../local/stream/event-source.ts'
import type { Assignment, Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeClosedOwners, type ReportedOwner } from './fixture/closed-owners.ts'
import { makeCustomers } from './fixture/customers.ts'
import { fastestTime } from './harness/fastest-time.ts'
import { FuzzTarget } from './harness/fuzz-target.ts'
import { ProcessWatch } from './harness/process-watch.ts'
import { once, pick } from './harness/random-choice.ts'
import { describeTimings } from './harness/timings.ts'
import { drawBatch } from './inputs/stream-batches.ts'
import { StrangeValues } from './mutations/strange-values.ts'
import { checkBatch, type Outcome } from './oracles/stream-oracle.ts'

const SWEEP = 'sweep-closed-owner'
const TIMEOUT_MILLISECONDS = 120_000
/** Events that are not batches. */
const NOT_BATCHES = [
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

/** Records of the table's stream, also malformed ones (rules 2 and 9). */
export const fuzzStream: Part = {
  name: 'fuzz-stream',
  unit: 'stream records',
  gate: 20_000,
  soak: 200_000,
  async run(assignment) {
    const fuzzTarget = await FuzzTarget.open()
    const watch = new ProcessWatch()
    try {
      const { owners } = await makeCustomers(fuzzTarget)
      const closed = await makeClosedOwners(fuzzTarget)
      const open = owners.map((owner) => ({
        owner,
        removedKeys: new Set<string>(),
        isPoisoned: false,
      }))
      fuzzTarget.save()
      const figure = await sweepAll(fuzzTarget, assignment, closed, open, watch)
      return figure
    } finally {
      await watch.stop()
      fuzzTarget.close()
    }
  },
}

async function sweepAll(
  fuzzTarget: FuzzTarget,
  { seed, count }: Assignment,
  closed: readonly ReportedOwner[],
  open: readonly ReportedOwner[],
  watch: ProcessWatch,
): Promise<string> {
  const random = new Random(seed)
  const strange = new StrangeValues(seed)
  const handler = await warmFunctions.stream(SWEEP)
  const milliseconds: number[] = []
  let [sent, failed] = [0, 0]
  while (sent < count) {
    const batch = once(random, 100) ? [] : drawBatch(random, strange, closed, open)
    const isEmpty = batch.length === 0
    const event = isEmpty
      ? pick(random, NOT_BATCHES)
      : { Records: batch.map(({ record }) => record) }
    watch.begin()
    const run = async () => {
      const start = performance.now()
      const outcome = await outcomeOf(handler, event)
      const took = performance.now() - start
      try {
        checkBatch(batch, outcome, fuzzTarget)
        await watch.check()
      } finally {
        fuzzTarget.restore()
      }
      return took
    }
    try {
      milliseconds.push(await fastestTime(await run(), run))
    } catch (error) {
      throw new Error(
        `${inspect(error)}\nevent: ${inspect(event, { depth: 6, maxStringLength: 300 })}`,
      )
    }
    sent += Math.max(1, batch.length)
    failed += batch.filter(({ expected }) => expected === 'failed').length
  }
  const figure = describeTimings(Float64Array.from(milliseconds))
  return `in ${milliseconds.length} batches, ${failed} failed as expected; ${figure} a batch`
}

async function outcomeOf(handler: StreamHandler, event: unknown): Promise<Outcome> {
  const context = lambdaContext(SWEEP, TIMEOUT_MILLISECONDS)
  try {
    const response: DynamoDBBatchResponse = await Reflect.apply(handler, undefined, [
      event,
      context,
    ])
    return { failed: response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
  } catch (error) {
    return { error }
  }
}
