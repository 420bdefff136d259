import type { MiddlewareObj } from '@middy/core'
import type { HttpEvent, HttpResult } from '../http-event.ts'

/** The headers of every response. */
const HEADERS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

/** Adds the headers of every response. Nothing may be cached, unless a response allows it. */
export function respondHeaders(): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    after({ response }) {
      if (response) addHeaders(response)
    },
    onError({ response }) {
      if (response) addHeaders(response)
    },
  }
}

function addHeaders(response: HttpResult): void {
  response.headers = { 'cache-control': 'no-store', ...HEADERS, ...response.headers }
}
