import type { MiddlewareObj } from '@middy/core'
import { DomainError } from '../../domain/errors.ts'
import { type HttpEvent, type HttpResult, requestIdOf } from '../http-event.ts'
import { noteForLog } from '../log-request.ts'
import { problemResult } from './problem-details.ts'

/** Turns every error into a problem document. */
export function respondToErrors(): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError(request) {
      const { error, event } = request
      if (error instanceof DomainError) noteForLog(event, { code: error.code })
      request.response = problemResult(error, requestIdOf(event))
    },
  }
}
