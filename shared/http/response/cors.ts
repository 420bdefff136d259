import type { MiddlewareObj, Request } from '@middy/core'
import type { Caller } from '../../operations/contract/routed-operation.ts'
import { type HttpEvent, type HttpResult, headerOf } from '../http-event.ts'

type Headers = Readonly<Record<string, string>>

/**
 * The CORS headers, by kind of caller. Any page may read the key set and the metadata. Only pages of the
 * console's origin, which is compared exactly, may read the answers to administrators and users. No page
 * may read anything else, in particular not the token endpoint.
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

/** Adds the CORS headers. The console's origin is known once the handler has its ports. */
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
