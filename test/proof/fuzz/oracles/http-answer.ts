import assert from 'node:assert/strict'
import type { HttpResult } from '../../../../shared/http/http-event.ts'
import { partsOf } from '../harness/event-parts.ts'

/** Headers of every answer. */
const HEADERS_OF_ALL = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body's members. */
  readonly json: Readonly<Record<string, unknown>>
}

/** @throws {AssertionError} on a 5xx, a malformed answer, or a missing header */
export function checkedHttpAnswer(result: HttpResult): Answer {
  const { statusCode: status = 0, headers: sent = {}, body = '' } = result
  assert(status >= 200 && status < 500, `status ${status}: ${body}`)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(sent)) {
    assert.match(`${name}: ${value}`, /^[a-z-]+: [\x20-\x7e]*$/, 'a valid header')
    headers[name] = String(value)
  }
  for (const [name, value] of Object.entries(HEADERS_OF_ALL))
    assert.equal(headers[name], value, name)
  return { status, headers, text: body, json: body === '' ? {} : partsOf(JSON.parse(body)) }
}
