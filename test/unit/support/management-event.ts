import type { HttpEvent } from '../../../shared/http/http-event.ts'

export interface EventParts {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly pathParameters?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Anything in the place where the gateway puts the result of its authorizer. */
  readonly authorizer?: unknown
}

/** An event from the gateway, or a forged one from somebody who may invoke the function directly. */
export function managementEvent(parts: EventParts = {}): HttpEvent {
  const { path = '/v1/scopes', method = 'GET', headers = {}, authorizer } = parts
  const requestContext = {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'localhost',
    domainPrefix: 'localhost',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '22/Nov/2026:12:00:00 +0000',
    timeEpoch: 1_795_348_800_000,
    ...(authorizer === undefined ? {} : { authorizer }),
  }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { ...headers },
    requestContext,
    isBase64Encoded: parts.isBase64Encoded ?? false,
    ...(parts.body === undefined ? {} : { body: parts.body }),
    ...(parts.pathParameters && { pathParameters: { ...parts.pathParameters } }),
    ...(parts.query && { queryStringParameters: { ...parts.query } }),
  }
}

/** The JWT authorizer's result for a user's access token. */
export function jwtAuthorizer(claims: unknown) {
  return { jwt: { claims, scopes: null } }
}

/** The IAM authorizer's result for a signed request. */
export function iamAuthorizer(userArn: unknown) {
  return { iam: { userArn, accountId: '000000000000', accessKey: 'AKIA', callerId: 'caller' } }
}
