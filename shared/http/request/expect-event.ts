import type { MiddlewareObj } from '@middy/core'
import { DomainError } from '../../domain/errors.ts'
import type { HttpEvent, HttpResult } from '../http-event.ts'

type Members = Readonly<Record<string, unknown>>

/** An empty event, used instead of a malformed one. */
const EMPTY_EVENT: HttpEvent = {
  version: '2.0',
  routeKey: '',
  rawPath: '',
  rawQueryString: '',
  headers: {},
  requestContext: {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    http: { method: '', path: '', protocol: '', sourceIp: '', userAgent: '' },
    requestId: 'unknown',
    routeKey: '',
    stage: '',
    time: '',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
}

/**
 * Refuses events that do not have the form of the gateway's events. The gateway sends no others, but
 * everybody with permission to invoke the function can send anything. A member of an unexpected type must
 * not cause a fault or bypass a check. This must be the innermost middleware, so that the others see the
 * empty event.
 *
 * @param refusal makes the error to throw
 */
export function expectEvent(refusal: () => Error): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    before(request) {
      if (isWellFormed(request.event)) return
      request.event = { ...EMPTY_EVENT }
      throw refusal()
    },
  }
}

/** The refusal of operations that answer errors as problem documents. */
export function notAnHttpEvent(): DomainError {
  return new DomainError('invalid-request', 'This is not a request from an HTTP API.')
}

function isWellFormed(event: unknown): event is HttpEvent {
  if (!isMembers(event) || !isMembers(event.requestContext)) return false
  const { http, requestId } = event.requestContext
  return (
    isMembers(http) &&
    [http.method, event.routeKey, event.rawPath].every(isText) &&
    (isAbsent(requestId) || isRequestId(requestId)) &&
    (isAbsent(event.body) || isText(event.body)) &&
    [event.headers, event.pathParameters, event.queryStringParameters].every(areTexts) &&
    (isAbsent(event.isBase64Encoded) || typeof event.isBase64Encoded === 'boolean')
  )
}

function areTexts(value: unknown): boolean {
  return isAbsent(value) || (isMembers(value) && Object.values(value).every(isText))
}

/** A request ID is logged and shown to callers, so its characters and its length are limited. */
function isRequestId(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7E]{1,128}$/.test(value)
}

/** The gateway leaves out members without a value. Some of its emulators write `null` instead. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
