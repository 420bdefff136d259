import type { ScheduledOperation } from '../../shared/operations/contract/background-operation.ts'
import type { ScheduledHandler } from './functions.ts'
import { lambdaContext } from './lambda-context.ts'

const HOUR_MILLISECONDS = 3_600_000
const TIMEOUT_MILLISECONDS = 60_000

interface ScheduleOptions {
  readonly operations: readonly ScheduledOperation[]
  handlerOf(operationId: string): Promise<ScheduledHandler>
  onFault(operationId: string, error: unknown): void
}

/**
 * Runs the operations that a deployment waits for, and then each operation at its interval.
 *
 * @returns a function that stops the timers.
 * @throws the error of an operation that a deployment waits for, because the service needs its result.
 */
export async function startSchedule(options: ScheduleOptions): Promise<() => void> {
  const run = async ({ id }: ScheduledOperation) => {
    const handler = await options.handlerOf(id)
    await handler({}, lambdaContext(id, TIMEOUT_MILLISECONDS))
  }
  for (const operation of options.operations) {
    if (operation.firstRun === 'awaited') await run(operation)
  }
  const timers = options.operations.map((operation) =>
    setInterval(() => {
      run(operation).catch((error: unknown) => options.onFault(operation.id, error))
    }, operation.everyHours * HOUR_MILLISECONDS).unref(),
  )
  return () => timers.forEach(clearInterval)
}
