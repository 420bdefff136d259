import type {
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda'
import { lambdaContext } from '../lambda/lambda-context.ts'
import { withTimeout } from '../lambda/with-timeout.ts'
import { pause } from '../wait.ts'

export type StreamHandler = (
  event: DynamoDBStreamEvent,
  context: Context,
) => Promise<DynamoDBBatchResponse>

/** The record of a batch that failed at every try: its place in the stream, but not its content. */
export interface DeadLetter {
  readonly shardId: string
  readonly startSequenceNumber: string
  readonly endSequenceNumber: string
  readonly batchSize: number
}

export interface EventSourceOptions {
  readonly functionName: string
  readonly handler: StreamHandler
  readonly deadLetters: DeadLetter[]
  readonly signal: AbortSignal
  /** Called with the reason when an invocation fails. */
  onFault(functionName: string, error: unknown): void
  readonly timeoutMilliseconds?: number
  readonly firstRetryMilliseconds?: number
}

export const BATCH_RECORDS_MAX = 100
const RETRIES_MAX = 5
const TIMEOUT_MILLISECONDS = 60_000
const FIRST_RETRY_MILLISECONDS = 200

/**
 * Delivers one batch of one shard, as Lambda's event source mapping does with
 * `ReportBatchItemFailures`, `BisectBatchOnFunctionError` and five retries. It returns when the batch has
 * succeeded or is a dead letter. Until then, no later record of the shard is delivered.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function deliver(
  options: EventSourceOptions,
  shardId: string,
  batch: readonly DynamoDBRecord[],
  retries = 0,
): Promise<void> {
  if (batch.length === 0 || options.signal.aborted) return
  const outcome = await invoke(options, batch)
  if (outcome === 'done') return

  if (outcome !== 'failed' && outcome.firstFailed > 0) {
    // The records before the first failure have succeeded. The rest becomes a new batch.
    return deliver(options, shardId, batch.slice(outcome.firstFailed))
  }
  if (outcome === 'failed' && batch.length > 1) {
    // Halving does not count as a retry. It finds the record that makes the batch fail.
    const middle = Math.ceil(batch.length / 2)
    await deliver(options, shardId, batch.slice(0, middle), retries)
    return deliver(options, shardId, batch.slice(middle), retries)
  }
  if (retries === RETRIES_MAX) {
    options.deadLetters.push(deadLetter(shardId, batch))
    return
  }
  const first = options.firstRetryMilliseconds ?? FIRST_RETRY_MILLISECONDS
  await pause(first * 2 ** retries, options.signal)
  return deliver(options, shardId, batch, retries + 1)
}

type Outcome = 'done' | 'failed' | { readonly firstFailed: number }

async function invoke(
  options: EventSourceOptions,
  batch: readonly DynamoDBRecord[],
): Promise<Outcome> {
  const { functionName, handler, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options
  try {
    const context = lambdaContext(functionName, timeoutMilliseconds)
    const response = await withTimeout(
      handler({ Records: [...batch] }, context),
      timeoutMilliseconds,
    )
    return outcomeOf(response, batch)
  } catch (error) {
    options.onFault(functionName, error)
    return 'failed'
  }
}

/** As in Lambda, an identifier that is not in the batch makes the whole batch fail. */
function outcomeOf(response: DynamoDBBatchResponse, batch: readonly DynamoDBRecord[]): Outcome {
  const failed = response.batchItemFailures.map(({ itemIdentifier }) =>
    batch.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
  )
  if (failed.length === 0) return 'done'
  return failed.includes(-1) ? 'failed' : { firstFailed: Math.min(...failed) }
}

function deadLetter(shardId: string, batch: readonly DynamoDBRecord[]): DeadLetter {
  return {
    shardId,
    startSequenceNumber: batch[0]?.dynamodb?.SequenceNumber ?? '',
    endSequenceNumber: batch.at(-1)?.dynamodb?.SequenceNumber ?? '',
    batchSize: batch.length,
  }
}
