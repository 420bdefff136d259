import type { Capability } from '../../domain/ports.ts'

/** An operation that the DynamoDB stream starts, with the deletions of owner items. */
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
   * Every deployment runs the operation once. `awaited`: it runs before the service gets its first
   * request, and if it fails, the deployment fails. `started`: nothing waits for it.
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
