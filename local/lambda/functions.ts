import type { Adapters } from '../../shared/wiring/wire-ports.ts'
import type { HttpHandler } from '../gateway/gateway.ts'
import type { StreamHandler } from '../stream/event-source.ts'

/** A scheduled function. It ignores its event. */
export type ScheduledHandler = (event: object, context: object) => Promise<unknown>

/** Returns the handlers of operations by id, one method for each kind of operation. */
export interface Functions {
  http(operationId: string): Promise<HttpHandler>
  stream(operationId: string): Promise<StreamHandler>
  schedule(operationId: string): Promise<ScheduledHandler>
}

/**
 * Creates a new function at each call, like a new process of Lambda: it has no memory of earlier calls. The
 * kind of handler follows from the operation, so the type is asserted here.
 */
export const coldFunctions: Functions = {
  http: async (operationId) => (await create(operationId)) as HttpHandler,
  stream: async (operationId) => (await create(operationId)) as StreamHandler,
  schedule: async (operationId) => (await create(operationId)) as ScheduledHandler,
}

/** The same functions, but each is created once, at its first use, like a process of Lambda that stays. */
export const warmFunctions: Functions = {
  http: oncePerOperation(coldFunctions.http),
  stream: oncePerOperation(coldFunctions.stream),
  schedule: oncePerOperation(coldFunctions.schedule),
}

async function create(operationId: string): Promise<unknown> {
  // The type requires an adapter for each capability. A deployed function has only those that it uses.
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
