import middy, { type MiddlewareObj } from '@middy/core'
import * as z from 'zod/mini'
import { REQUEST_DEADLINE_SECONDS, withinDeadline } from '../../domain/deadline.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Ports } from '../../domain/ports.ts'
import type { CapabilityOf } from '../../operations/contract/operation.ts'
import type { issueToken } from '../../operations/issue-token.ts'
import { countIssued, countRefused } from '../../telemetry/measure.ts'
import { portsOf } from '../../wiring/ports-of.ts'
import type { Adapters } from '../../wiring/wire-ports.ts'
import type { HttpEvent, HttpHandler, HttpResult } from '../http-event.ts'
import { logRequest, type Notes, noteForLog } from '../log-request.ts'
import { expectEvent } from '../request/expect-event.ts'
import { respondHeaders } from '../response/respond-headers.ts'
import { invalidRequest, OAuthError, oauthErrorResult } from './oauth-error.ts'
import { parseTokenRequest, type TokenRequest } from './parse-token-request.ts'

type IssueToken = typeof issueToken
type TokenResponse = z.output<IssueToken['success'][200]>

type TokenPorts = Pick<Ports, CapabilityOf<IssueToken>>

type UseCase = (
  request: TokenRequest & {
    readonly now: Date
    /** Adds fields to the log line of the request. */
    readonly note: (fields: Notes) => void
  },
  ports: TokenPorts,
) => Promise<TokenResponse>

/**
 * Turns the token endpoint's use case into a function that takes adapters and returns the Lambda handler.
 * It is separate from `serve`, because the request is a form and the errors have OAuth's format. It sends
 * no CORS headers: a web page must not have a key secret.
 */
export function serveToken(
  operation: IssueToken,
  useCase: UseCase,
): (adapters: Adapters<CapabilityOf<IssueToken>>) => HttpHandler {
  return (adapters) => {
    const ports = portsOf(operation, adapters)
    return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
      .use(respondHeaders())
      .use(logRequest(operation.id))
      .use(respondToOAuthErrors())
      .use(expectEvent(() => invalidRequest('This is not a request from an HTTP API.')))
      .handler((event) => withinDeadline(REQUEST_DEADLINE_SECONDS, () => answer(event, ports)))
  }

  async function answer(event: HttpEvent, ports: () => TokenPorts): Promise<HttpResult> {
    const now = new Date()
    const note = (fields: Notes) => noteForLog(event, fields)
    const parsed = parseTokenRequest(event, operation.form)
    const response = await useCase({ ...parsed, now, note }, ports())
    const body = JSON.stringify(z.encode(operation.success[200], response))
    countIssued()
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json', pragma: 'no-cache' },
      body,
    }
  }
}

function respondToOAuthErrors(): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError(request) {
      const error = oauthErrorOf(request.error)
      const { error: code, reason, message: detail } = error
      noteForLog(request.event, { code, reason, detail })
      countRefused(reason)
      request.response = oauthErrorResult(error)
    },
  }
}

/** A fault says nothing about the credentials. It is a 503 if it is temporary, and a 500 if it is a bug. */
function oauthErrorOf(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error
  if (error instanceof DomainError && error.code === 'temporarily-unavailable') {
    return new OAuthError('temporarily_unavailable', error.message)
  }
  return new OAuthError('server_error', 'Something went wrong on our side.')
}
