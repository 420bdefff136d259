import type { MiddlewareObj } from '@middy/core'
import type { HttpEvent, HttpResult } from './event.ts'
import { problemResult } from './problem-details.ts'

/** Turns whatever was thrown into a problem document. */
export function respondToErrors(): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError(request) {
      request.response = problemResult(request.error, requestIdOf(request.event))
    },
  }
}

export function requestIdOf(event: HttpEvent): string {
  return event.requestContext?.requestId ?? 'unknown'
}
