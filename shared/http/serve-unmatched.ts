import middy from '@middy/core'
import { DomainError } from '../domain/errors.ts'
import type { answerUnmatched } from '../operations/answer-unmatched.ts'
import type { CapabilityOf, HttpOperation } from '../operations/contract/operation.ts'
import { matchesPath, type Route, routesOf } from '../operations/contract/routes.ts'
import { portsOf } from '../wiring/ports-of.ts'
import type { Adapters } from '../wiring/wire-ports.ts'
import {
  type HttpEvent,
  type HttpHandler,
  type HttpResult,
  headerOf,
  requestIdOf,
} from './http-event.ts'
import { logRequest } from './log-request.ts'
import { expectEvent, notAnHttpEvent } from './request/expect-event.ts'
import { corsHeaders } from './response/cors.ts'
import { problemResult } from './response/problem-details.ts'
import { respondHeaders } from './response/respond-headers.ts'
import { respondToErrors } from './response/respond-to-errors.ts'
import { invalidRequest, oauthErrorResult } from './token/oauth-error.ts'

const PREFLIGHT_SECONDS = 600

type AnswerUnmatched = typeof answerUnmatched

/** Returns a function that takes adapters and returns the handler for requests that match no route. */
export function serveUnmatched(
  operation: AnswerUnmatched,
  operations: readonly HttpOperation[],
): (adapters: Adapters<CapabilityOf<AnswerUnmatched>>) => HttpHandler {
  const routes = operations.flatMap(routesOf)
  return (adapters) => {
    const ports = portsOf(operation, adapters)
    return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
      .use(respondHeaders())
      .use(logRequest(operation.id))
      .use(respondToErrors())
      .use(expectEvent(notAnHttpEvent))
      .handler(async (event) => {
        const here = routes.filter((route) => matchesPath(route.path, event.rawPath))
        if (here.length === 0) return notFoundResult(event)
        const allow = [...here.map((route) => route.method), 'OPTIONS'].join(', ')
        const { method } = event.requestContext.http
        if (method === 'OPTIONS') return preflightResult(event, here, allow, ports().consoleOrigin)
        return methodNotAllowedResult(event, here, allow)
      })
  }
}

function notFoundResult(event: HttpEvent): HttpResult {
  return problemResult(
    new DomainError('not-found', 'There is nothing at this path.'),
    requestIdOf(event),
  )
}

function methodNotAllowedResult(event: HttpEvent, here: readonly Route[], allow: string) {
  const isOAuth = here.some((route) => route.operation.form !== undefined)
  const detail = `This path supports ${allow}.`
  const result = isOAuth
    ? oauthErrorResult(invalidRequest(detail, 405))
    : problemResult(new DomainError('method-not-allowed', detail), requestIdOf(event))
  return { ...result, headers: { ...result.headers, allow } }
}

/**
 * The answer to a CORS preflight. It depends on what the operations of the path let a page do (Fetch
 * standard §4.8).
 */
function preflightResult(
  event: HttpEvent,
  here: readonly Route[],
  allow: string,
  consoleOrigin: string | undefined,
): HttpResult {
  const asked = headerOf(event, 'access-control-request-method')
  const route = here.find((candidate) => candidate.method === asked) ?? here[0]
  const origin = headerOf(event, 'origin')
  const cors = route ? corsHeaders(route.operation.caller, origin, consoleOrigin) : {}
  const isAllowed = 'access-control-allow-origin' in cors
  return {
    statusCode: 204,
    headers: {
      allow,
      ...cors,
      ...(isAllowed && {
        'access-control-allow-methods': allow,
        'access-control-allow-headers': 'authorization, content-type, if-match',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      }),
    },
  }
}
