import type { HttpHandler } from './gateway/gateway.ts'
import type { StreamHandler } from './stream/event-source.ts'

/** A function that the clock runs: what it is given, it does not look at. */
export type ScheduledHandler = (event: object, context: object) => Promise<unknown>

/** Each kind of operation's handler, by the id of its operation. */
export interface Functions {
  http(operationId: string): Promise<HttpHandler>
  stream(operationId: string): Promise<StreamHandler>
  schedule(operationId: string): Promise<ScheduledHandler>
}

/**
 * The very handlers that are deployed, each loaded when it is first asked for, as Lambda does. What
 * kind of handler a file exports follows from its operation: its type is taken on trust here.
 */
export const deployedFunctions: Functions = {
  http: async (operationId) => (await load(operationId)) as HttpHandler,
  stream: async (operationId) => (await load(operationId)) as StreamHandler,
  schedule: async (operationId) => (await load(operationId)) as ScheduledHandler,
}

async function load(operationId: string): Promise<unknown> {
  const module: { readonly handler: unknown } = await import(`../functions/${operationId}.ts`)
  return module.handler
}
