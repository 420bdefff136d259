import type { Context, ScheduledEvent } from 'aws-lambda'
import type { Capability, Ports } from '../domain/ports.ts'
import { capabilitiesOf, type ScheduledOperation } from '../operations/operation.ts'
import { logger } from '../runtime/logger.ts'
import { wirePorts } from '../runtime/ports.ts'
import { once } from './once.ts'

/** What came of a run, in numbers. */
type Report = Partial<Record<'created' | 'retired' | 'owners' | 'removed', number>>

/**
 * Makes the Lambda handler of an operation that the clock starts. What it reports is logged; what it
 * throws fails the invocation, which is retried and then goes to the dead-letter queue.
 */
export function serveSchedule<const O extends ScheduledOperation>(
  operation: O,
  useCase: (now: Date, ports: Pick<Ports, O['uses'][number]>) => Promise<Report>,
): (event: ScheduledEvent, context: Context) => Promise<Report> {
  const ports = once(() => wirePorts<Capability>(capabilitiesOf(operation)))
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
