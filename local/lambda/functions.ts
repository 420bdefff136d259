import type { Adapters } from '../../shared/wiring/wire-ports.ts'
import type { HttpHandler } from '../gateway/gateway.ts'
import type { StreamHandler } from '../stream/event-source.ts'

/** A function that the clock runs: what it is given, it does not look at. */
export type ScheduledHandler = (event: object, context: object) => Promise<unknown>

/** Each kind of operation's handler, by the id of its operation. */
export interface Functions {
  http(operationId: string): Promise<HttpHandler>
  stream(operationId: string): Promise<StreamHandler>
  schedule(operationId: string): Promise<ScheduledHandler>
}

/**
 * The functions that are deployed, as new processes of Lambda have them: they have seen nothing yet. What
 * kind of handler a file creates follows from its operation: its type is taken on trust here.
 */
export const coldFunctions: Functions = {
  http: async (operationId) => (await create(operationId)) as HttpHandler,
  stream: async (operationId) => (await create(operationId)) as StreamHandler,
  schedule: async (operationId) => (await create(operationId)) as ScheduledHandler,
}

/** The same functions, each in one process that goes on: made when it is first asked for. */
export const warmFunctions: Functions = {
  http: oncePerOperation(coldFunctions.http),
  stream: oncePerOperation(coldFunctions.stream),
  schedule: oncePerOperation(coldFunctions.schedule),
}

async function create(operationId: string): Promise<unknown> {
  // A capability without an adapter does not compile here. Deployed, a function has those that it uses.
  const adapters: Adapters = await import('../../shared/wiring/adapters.ts')
  const module: { createHandler(adapters: Adapters): unknown } = await import(
    `../../functions/${operationId}.ts`
  )
  return module.createHandler(adapters)
}

function oncePerOperation<H>(
  start: (operationId: string) => Promise<H>,
): (operationId: string) => Promise<H> {
  const started = new Map<string, Promise<H>>()
  return (operationId) => {
    const handler = started.get(operationId) ?? start(operationId)
    started.set(operationId, handler)
    return handler
  }
}
