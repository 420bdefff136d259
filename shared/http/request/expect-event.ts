import type { MiddlewareObj } from '@middy/core'
import { DomainError } from '../../domain/errors.ts'
import type { HttpEvent, HttpResult } from '../http-event.ts'

type Members = Readonly<Record<string, unknown>>

/** What is read in place of an event that is none: it says nothing. */
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
 * Refuses what has not the form in which the gateway sends events. It sends no other, but whoever may invoke the
 * function may send anything, and a member of another type than expected must be neither a fault nor a way
 * round a check. To be the innermost: the others then see an event that says nothing.
 *
 * @param refusal what is thrown
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

/** For where errors are problems. */
export function notAnHttpEvent(): DomainError {
  return new DomainError('invalid-request', 'This is no request of an HTTP API.')
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

/** It is told to callers, and logged. */
function isRequestId(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7E]{1,128}$/.test(value)
}

/** The gateway leaves out what there is not; some of its emulators write `null`. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
