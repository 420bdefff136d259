import type { MiddlewareObj, Request } from '@middy/core'
import type { Caller } from '../../operations/contract/routed-operation.ts'
import { type HttpEvent, type HttpResult, headerOf } from '../http-event.ts'

type Headers = Readonly<Record<string, string>>

/**
 * What a cross-origin page may read: keys and metadata, any page; administration, the console's own
 * origin, compared as a whole; everything else, and the token endpoint above all, none.
 */
export function corsHeaders(
  caller: Caller,
  origin: string | undefined,
  consoleOrigin: string | undefined,
): Headers {
  if (caller === 'anyone') return { 'access-control-allow-origin': '*' }
  if (caller !== 'administrator' && caller !== 'user') return {}
  if (consoleOrigin === undefined || origin !== consoleOrigin) return { vary: 'origin' }
  return {
    'access-control-allow-origin': consoleOrigin,
    'access-control-expose-headers': 'etag, location, retry-after',
    vary: 'origin',
  }
}

/** Adds those headers. What the console's origin is, the handler says once it is wired. */
export function respondCors(
  caller: Caller,
  consoleOrigin: () => string | undefined,
): MiddlewareObj<HttpEvent, HttpResult> {
  const add = ({ event, response }: Request<HttpEvent, HttpResult>) => {
    if (!response) return
    const headers = corsHeaders(caller, headerOf(event, 'origin'), consoleOrigin())
    response.headers = { ...response.headers, ...headers }
  }
  return { after: add, onError: add }
}
