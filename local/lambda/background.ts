import { operations } from '../../shared/operations/index.ts'
import type { AwsStandIns } from '../stack/aws-stand-ins.ts'
import type { Undo } from '../stack/undo.ts'
import type { DeadLetter } from '../stream/event-source.ts'
import { startStream } from '../stream/stream.ts'
import type { Functions } from './functions.ts'
import { startSchedule } from './schedule.ts'

interface BackgroundOptions {
  readonly functions: Functions
  readonly standIns: AwsStandIns
  onFault(what: string, error: unknown): void
}

/**
 * Starts the background: the scheduled operations, and the operations of the table's stream.
 *
 * @returns the list of dead letters, which grows when a function of the stream fails at every try.
 */
export async function startBackground(
  { functions, standIns, onFault }: BackgroundOptions,
  undo: Undo,
): Promise<readonly DeadLetter[]> {
  const scheduled = operations.filter((operation) => operation.kind === 'schedule')
  const schedule = { operations: scheduled, handlerOf: functions.schedule, onFault }
  undo.later(await startSchedule(schedule))

  const deadLetters: DeadLetter[] = []
  for (const { id } of operations.filter((operation) => operation.kind === 'stream')) {
    const stream = startStream({
      endpoint: standIns.dynamodb,
      streamArn: standIns.streamArn,
      functionName: id,
      handler: await functions.stream(id),
      deadLetters,
      onFault,
    })
    undo.later(stream.stop)
  }
  return deadLetters
}
