import type { MiddlewareObj } from '@middy/core'
import { DomainError } from '../domain/errors.ts'
import { logger } from '../runtime/logger.ts'
import { callerName } from './callers.ts'
import type { HttpEvent, HttpResult } from './event.ts'
import { requestIdOf } from './respond-to-errors.ts'

/**
 * One line a request: which operation, what came of it, for whom. Never a header, a body or a path: a
 * path may hold anything that a stranger wrote. The cause of a fault or of a bug is logged here, once.
 */
export function logRequest(operationId: string): MiddlewareObj<HttpEvent, HttpResult> {
  const started = new WeakMap<HttpEvent, number>()
  return {
    before({ event }) {
      started.set(event, performance.now())
    },
    after({ event, response }) {
      logger.info('answered', fieldsOf(event, response))
    },
    onError({ event, response, error }) {
      const status = response?.statusCode ?? 500
      const fields = fieldsOf(event, response)
      const code = error instanceof DomainError ? error.code : undefined
      if (status < 500) logger.info('refused', { ...fields, code })
      else logger.error('failed', { ...fields, code, error: error?.cause ?? error ?? undefined })
    },
  }

  function fieldsOf(event: HttpEvent, response: HttpResult | null) {
    return {
      operation: operationId,
      status: response?.statusCode ?? 500,
      requestId: requestIdOf(event),
      durationMilliseconds: Math.round(performance.now() - (started.get(event) ?? 0)),
      caller: callerName(event),
    }
  }
}
