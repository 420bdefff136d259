import type { MiddlewareObj } from '@middy/core'
import { type LogFields, logger } from '../telemetry/logger.ts'
import { callerName } from './callers/callers.ts'
import { type HttpEvent, type HttpResult, requestIdOf } from './http-event.ts'

/** Whoever may invoke a function may send it anything, and is answered all the same. */
function isObject(event: unknown): boolean {
  return typeof event === 'object' && event !== null
}

/** What only the steps of a request know; the rest of its line, and what was thrown, is known here. */
export type Notes = Pick<
  LogFields,
  'code' | 'reason' | 'detail' | 'keyId' | 'secretId' | 'tokenId' | 'usageRecorded'
>

const notes = new WeakMap<HttpEvent, Notes>()

/** Adds fields to the line of a request: names and outcomes, never anything that a stranger wrote. */
export function noteForLog(event: HttpEvent, fields: Notes): void {
  if (isObject(event)) notes.set(event, { ...notes.get(event), ...fields })
}

/**
 * One line a request: which operation, what came of it, for whom. Never a header, a body or a path: a
 * path may hold anything that a stranger wrote. The cause of a fault or of a bug is logged here, once.
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

/** What was refused before it was begun has none. */
function durationOf(started: number | undefined): Pick<LogFields, 'durationMilliseconds'> {
  if (started === undefined) return {}
  return { durationMilliseconds: Math.round(performance.now() - started) }
}
