import type { HttpResult } from '../../../shared/http/http-event.ts'

/** The answer of a function. */
export interface Reply {
  readonly status: number
  /** By lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body if it is a JSON object, otherwise an empty object. */
  readonly json: Readonly<Record<string, unknown>>
}

export function replyOf(result: HttpResult): Reply {
  const { statusCode = 200, headers = {}, body = '' } = result
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    text: body,
    json: objectIn(body),
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith('{')) return {}
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}
