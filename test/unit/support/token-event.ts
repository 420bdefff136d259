// The token function without the gateway, for special events and for cold starts.
import { vi } from 'vitest'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { HttpEvent, HttpResult } from '../../../shared/http/http-event.ts'
import { recorded } from '../../policies/recording/call-recorder.ts'
import { basic, FORM, GRANT, type KeyAndSecret } from '../../support/token-requests.ts'

/** A token request as API Gateway passes it on, in payload format 2.0. */
export function tokenEvent(parts: Partial<HttpEvent> = {}): HttpEvent {
  return {
    version: '2.0',
    routeKey: 'POST /oauth2/token',
    rawPath: '/oauth2/token',
    rawQueryString: '',
    headers: { 'content-type': FORM },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: 'POST',
        path: '/oauth2/token',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'a-request',
      routeKey: 'POST /oauth2/token',
      stage: '$default',
      time: '22/Nov/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
    body: Buffer.from(GRANT).toString('base64'),
    isBase64Encoded: true,
    ...parts,
  }
}

/** An ordinary request with HTTP Basic. */
export function basicEvent(keypair: KeyAndSecret, parts: Partial<HttpEvent> = {}): HttpEvent {
  return tokenEvent({ headers: { 'content-type': FORM, ...basic(keypair) }, ...parts })
}

export type TokenFunction = (event: HttpEvent) => Promise<HttpResult & { readonly json: object }>

/** The token function in a new process: it remembers nothing, and has no client yet. */
export async function coldTokenFunction(): Promise<TokenFunction> {
  vi.resetModules()
  const { coldFunctions } = await import('../../../local/lambda/functions.ts')
  const handler = recorded('issue-token', await coldFunctions.http('issue-token'))
  return async (event) => {
    const result = await handler(event, lambdaContext('issue-token', 10_000))
    const json: unknown = JSON.parse(result.body ?? '')
    return { ...result, json: typeof json === 'object' && json !== null ? json : {} }
  }
}
