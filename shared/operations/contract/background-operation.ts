import type { Capability } from '../../domain/ports.ts'

/** The DynamoDB stream's operation: called with the deletions of owner items. */
export interface StreamOperation<Uses extends readonly Capability[] = readonly Capability[]> {
  readonly kind: 'stream'
  readonly id: string
  readonly summary: string
  readonly uses: Uses
}

export interface ScheduledOperation<Uses extends readonly Capability[] = readonly Capability[]> {
  readonly kind: 'schedule'
  readonly id: string
  readonly summary: string
  readonly everyHours: number
  /**
   * A deployment runs each once. `awaited`: before the service takes its first request, and the
   * deployment fails if it does; `started`: nothing waits for it.
   */
  readonly firstRun: 'awaited' | 'started'
  readonly uses: Uses
}

export function defineStreamOperation<const Uses extends readonly Capability[]>(
  operation: Omit<StreamOperation<Uses>, 'kind'>,
): StreamOperation<Uses> {
  return { kind: 'stream', ...operation }
}

export function defineScheduledOperation<const Uses extends readonly Capability[]>(
  operation: Omit<ScheduledOperation<Uses>, 'kind'>,
): ScheduledOperation<Uses> {
  return { kind: 'schedule', ...operation }
}
