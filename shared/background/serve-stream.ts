import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type {
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda'
import type { OwnerRef } from '../domain/owners/owner.ts'
import type { SweepReport } from '../domain/owners/owner-ports.ts'
import type { Ports } from '../domain/ports.ts'
import type { StreamOperation } from '../operations/contract/background-operation.ts'
import type { CapabilityOf } from '../operations/contract/operation.ts'
import { logger } from '../telemetry/logger.ts'
import { measureSweep } from '../telemetry/measure.ts'
import { portsOf } from '../wiring/ports-of.ts'
import type { Adapters } from '../wiring/wire-ports.ts'

type SweepOperation = StreamOperation<readonly ['sweeper']>
type StreamHandler = (
  event: DynamoDBStreamEvent,
  context: Context,
) => Promise<DynamoDBBatchResponse>

/**
 * Turns the use case of the stream's operation into a function that takes adapters and returns the Lambda
 * handler. Each record is about a deleted owner item. The handler reports failed records one by one, so that
 * only they are retried and, after the last retry, go to the dead-letter queue. The other records are done.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function serveStream(
  operation: SweepOperation,
  useCase: (owner: OwnerRef, ports: Pick<Ports, 'sweeper'>) => Promise<SweepReport>,
): (adapters: Adapters<CapabilityOf<SweepOperation>>) => StreamHandler {
  return (adapters) => {
    const wired = portsOf(operation, adapters)
    return async (event, context) => {
      const ports = wired()
      const tally = { removed: 0, failures: 0 }
      const processRecord = async (record: DynamoDBRecord) => {
        const fields = { operation: operation.id, requestId: context.awsRequestId }
        try {
          const { removed } = await useCase(ownerIn(record, ports.sweeper), ports)
          tally.removed += removed
          logger.info('swept', { ...fields, removed })
        } catch (error) {
          tally.failures += 1
          logger.error('failed', { ...fields, eventId: record.eventID, error })
          throw error
        }
      }
      const processor = new BatchProcessor(EventType.DynamoDBStreams)
      const response = await processPartialResponse(event, processRecord, processor, {
        context,
        throwOnFullBatchFailure: false,
      })
      measureSweep(operation, tally)
      if (response.batchItemFailures.filter(isNumbered).length < tally.failures) {
        // Such a record cannot be reported alone, so the whole batch fails. It is retried in halves.
        throw new Error('a failed record has no sequence number')
      }
      return response
    }
  }
}

function isNumbered({ itemIdentifier }: { readonly itemIdentifier: unknown }): boolean {
  return typeof itemIdentifier === 'string'
}

/**
 * @throws {Error} when the record is not about an owner item; the stream's filter should not pass such a
 * record
 */
function ownerIn(record: DynamoDBRecord, sweeper: Ports['sweeper']): OwnerRef {
  const { pk, sk } = record.dynamodb?.Keys ?? {}
  const owner = sweeper.ownerWithKey(pk?.S ?? '', sk?.S ?? '')
  if (owner === undefined) throw new Error('a stream record is not about an owner item')
  return owner
}
