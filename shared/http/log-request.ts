import type { MiddlewareObj } from '@middy/core'
import { type LogFields, logger } from '../telemetry/logger.ts'
import { callerName } from './callers/callers.ts'
import { type HttpEvent, type HttpResult, requestIdOf } from './http-event.ts'

/**
 * An event may be anything, because everybody with permission to invoke the function can send one. It gets
 * an answer too.
 */
function isObject(event: unknown): boolean {
  return typeof event === 'object' && event !== null
}

/** The log fields that only the steps of a request know. The middleware below knows the others. */
export type Notes = Pick<
  LogFields,
  'code' | 'reason' | 'detail' | 'keyId' | 'secretId' | 'tokenId' | 'usageRecorded'
>

const notes = new WeakMap<HttpEvent, Notes>()

/** Adds fields to the log line of a request: names and outcomes, never text that a stranger wrote. */
export function noteForLog(event: HttpEvent, fields: Notes): void {
  if (isObject(event)) notes.set(event, { ...notes.get(event), ...fields })
}

/**
 * Logs one line for each request: the operation, the outcome and the caller. It never logs a header, a body
 * or a path, because a stranger can write anything into them. The cause of a fault or a bug is logged here,
 * once.
 */
export function logRequest(operationId: string): MiddlewareObj<HttpEvent, HttpResult> {
  const started = new WeakMap<HttpEvent, number>()
  return {
    before({ event }) {
      if (isObject(event)) started.set(event, performance.now())
    },
    after({ event, response }) {
      logger.info('answered', fieldsOf(event, response))
    },
    onError({ event, response, error }) {
      const status = response?.statusCode ?? 500
      const fields = fieldsOf(event, response)
      if (status < 500) logger.info('refused', fields)
      else logger.error('failed', { ...fields, error: error?.cause ?? error ?? undefined })
    },
  }

  function fieldsOf(event: HttpEvent, response: HttpResult | null | undefined): LogFields {
    return {
      operation: operationId,
      status: response?.statusCode ?? 500,
      requestId: requestIdOf(event),
      ...durationOf(started.get(event)),
      caller: callerName(event),
      ...notes.get(event),
    }
  }
}

/** The duration of a request. An event that is not an object has none. */
function durationOf(started: number | undefined): Pick<LogFields, 'durationMilliseconds'> {
  if (started === undefined) return {}
  return { durationMilliseconds: Math.round(performance.now() - started) }
}
