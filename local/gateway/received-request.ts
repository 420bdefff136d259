import type { IncomingMessage } from 'node:http'

/** A request as it was received, before anything in it is interpreted. */
export interface ReceivedRequest {
  readonly method: string
  readonly protocol: string
  /** Still percent-encoded. */
  readonly path: string
  /** Still percent-encoded, without the question mark. */
  readonly query: string
  /** Lower-case names; duplicates joined with commas, as an HTTP API joins them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export function receivedRequest(message: IncomingMessage, body: Buffer): ReceivedRequest {
  const target = message.url ?? '/'
  const questionMark = target.indexOf('?')
  return {
    method: message.method ?? 'GET',
    protocol: `HTTP/${message.httpVersion}`,
    path: questionMark < 0 ? target : target.slice(0, questionMark),
    query: questionMark < 0 ? '' : target.slice(questionMark + 1),
    headers: joinedHeaders(message.rawHeaders),
    body,
  }
}

/** Node's `headers` contain only the first `Authorization`. The raw headers contain all. */
function joinedHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>()
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    const name = (rawHeaders[place] ?? '').toLowerCase()
    const value = rawHeaders[place + 1] ?? ''
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(headers)
}
