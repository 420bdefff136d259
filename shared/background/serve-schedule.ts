import type { Context, ScheduledEvent } from 'aws-lambda'
import type { Ports } from '../domain/ports.ts'
import type { ScheduledOperation } from '../operations/contract/background-operation.ts'
import type { CapabilityOf } from '../operations/contract/operation.ts'
import { logger } from '../telemetry/logger.ts'
import { portsOf } from '../wiring/ports-of.ts'
import type { Adapters } from '../wiring/wire-ports.ts'

/** The result of a run, in numbers. */
type Report = Partial<Record<'created' | 'retired' | 'owners' | 'removed', number>>

type ScheduleHandler = (event: ScheduledEvent, context: Context) => Promise<Report>

/**
 * Turns the use case of a scheduled operation into a function that takes adapters and returns the Lambda
 * handler. The handler logs the report of the use case. If the use case throws, the invocation fails. It is
 * retried, and then goes to the dead-letter queue.
 */
export function serveSchedule<const O extends ScheduledOperation>(
  operation: O,
  useCase: (now: Date, ports: Pick<Ports, O['uses'][number]>) => Promise<Report>,
): (adapters: Adapters<CapabilityOf<O>>) => ScheduleHandler {
  return (adapters) => {
    const ports = portsOf(operation, adapters)
    return async (_event, context) => {
      const fields = { operation: operation.id, requestId: context.awsRequestId }
      try {
        const report = await useCase(new Date(), ports())
        logger.info('finished', { ...fields, ...report })
        return report
      } catch (error) {
        logger.error('failed', { ...fields, error })
        throw error
      }
    }
  }
}
