import type { MiddlewareObj } from '@middy/core'
import type { HttpEvent, HttpResult } from '../http-event.ts'

/** On every answer, whatever became of the request. */
const HEADERS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

/** Adds what every answer carries. Nothing may be cached, unless an answer says that it may. */
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
