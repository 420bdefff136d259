import type { HttpEvent } from '../../../shared/http/http-event.ts'
import type { HttpOperation } from '../../../shared/operations/contract/operation.ts'

export interface Call {
  /** Parameters of the path. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: object
  /** Sent as bytes, in base64, as the gateway does with binary bodies. */
  readonly bytes?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

let requests = 0

/**
 * The event of a request, in payload format 2.0 of the gateway.
 *
 * @param path one of the operation's paths
 * @param authorizer what the gateway's authorizer adds
 */
export function functionEvent(
  operation: HttpOperation,
  path: string,
  call: Call,
  authorizer: object | undefined,
): HttpEvent {
  requests += 1
  const { params = {}, query, body, bytes, headers = {} } = call
  const rawPath = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const routeKey = `${operation.method} ${path}`
  const http = {
    method: operation.method,
    path: rawPath,
    protocol: 'HTTP/1.1',
    sourceIp: '192.0.2.1',
    userAgent: 'proof',
  }
  const requestContext = {
    accountId: '000000000000',
    apiId: 'proof',
    domainName: 'keys.feedback.example',
    domainPrefix: 'keys',
    http,
    requestId: `request-${requests}`,
    routeKey,
    stage: '$default',
    time: '22/Nov/2026:12:00:00 +0000',
    timeEpoch: 1_795_348_800_000,
    ...(authorizer && { authorizer }),
  }
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams({ ...query }).toString(),
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    requestContext,
    pathParameters: { ...params },
    ...(query && { queryStringParameters: { ...query } }),
    isBase64Encoded: bytes !== undefined,
    ...(body && { body: JSON.stringify(body) }),
    ...(bytes !== undefined && { body: Buffer.from(bytes).toString('base64') }),
  }
}
