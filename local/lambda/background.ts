import { operations } from '../../shared/operations/index.ts'
import type { Backends } from '../stack/backends.ts'
import type { Undo } from '../stack/undo.ts'
import type { DeadLetter } from '../stream/event-source.ts'
import { startStream } from '../stream/stream.ts'
import type { Functions } from './functions.ts'
import { startSchedule } from './schedule.ts'

interface BackgroundOptions {
  readonly functions: Functions
  readonly backends: Backends
  onFault(what: string, error: unknown): void
}

/**
 * Starts what nobody calls: the operations that the clock runs, and those that the table's stream does.
 *
 * @returns what the stream's functions gave up.
 */
export async function startBackground(
  { functions, backends, onFault }: BackgroundOptions,
  undo: Undo,
): Promise<readonly DeadLetter[]> {
  const scheduled = operations.filter((operation) => operation.kind === 'schedule')
  const schedule = { operations: scheduled, handlerOf: functions.schedule, onFault }
  undo.later(await startSchedule(schedule))

  const deadLetters: DeadLetter[] = []
  for (const { id } of operations.filter((operation) => operation.kind === 'stream')) {
    const stream = startStream({
      endpoint: backends.dynamodb,
      streamArn: backends.streamArn,
      functionName: id,
      handler: await functions.stream(id),
      deadLetters,
      onFault,
    })
    undo.later(stream.stop)
  }
  return deadLetters
}
