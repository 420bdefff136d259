import type { HttpEvent } from '../../../shared/http/http-event.ts'

export interface EventParts {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly pathParameters?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Whatever stands where the gateway puts its authorizer's findings. */
  readonly authorizer?: unknown
}

/** An event as the gateway sends it, or as a forger who may invoke the function directly would. */
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

/** What the JWT authorizer passes on of a user's access token. */
export function jwtAuthorizer(claims: unknown) {
  return { jwt: { claims, scopes: null } }
}

/** What the IAM authorizer passes on of a signed request. */
export function iamAuthorizer(userArn: unknown) {
  return { iam: { userArn, accountId: '000000000000', accessKey: 'AKIA', callerId: 'caller' } }
}
