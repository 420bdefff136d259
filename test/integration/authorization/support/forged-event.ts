import { warmFunctions } from '../../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../../local/lambda/lambda-context.ts'
import type { HttpHandler, HttpResult } from '../../../../shared/http/http-event.ts'
import { type ModelOperation, OPERATIONS, type Target } from './operations.ts'

interface ForgedRequest {
  readonly method: string
  readonly path: string
  readonly params?: Readonly<Record<string, string>>
  readonly body?: object | undefined
}

/**
 * Invokes a function as somebody who may invoke it but is not the gateway. The event claims whatever they
 * like about the caller.
 */
export async function invoke(
  operationId: string,
  request: ForgedRequest,
  authorizer: unknown,
): Promise<HttpResult> {
  const handler = await warmFunctions.http(operationId)
  const { method, path, params, body } = request
  const event = {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    pathParameters: params,
    requestContext: {
      accountId: '000000000000',
      apiId: 'forged',
      authorizer,
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: 'forged',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    isBase64Encoded: false,
  }
  // The cast is needed because no gateway would send this.
  return await handler(event as Parameters<HttpHandler>[0], lambdaContext(operationId, 10_000))
}

/** The request for one of the truth table's operations on an account. */
function requestOn(
  accountId: string,
  target: Target,
  { method, path, body }: ModelOperation,
): ForgedRequest {
  const below = path(target)
  const params = {
    ownerId: accountId,
    ...(below.startsWith('/keypairs/') && { keyId: target.keyId }),
    ...(below.endsWith(target.secretId) && { secretId: target.secretId }),
  }
  return { method, path: `/v1/accounts/${accountId}${below}`, params, body }
}

/** Every operation of a signed-in user, with the request that an administrator of the account would make. */
export function userRequests(
  accountId: string,
  target: Target,
): readonly (readonly [id: string, request: ForgedRequest])[] {
  return [
    ...OPERATIONS.map(
      (operation) => [operation.id, requestOn(accountId, target, operation)] as const,
    ),
    ['list-owners', { method: 'GET', path: '/v1/owners' }],
    ['list-scopes', { method: 'GET', path: '/v1/scopes' }],
  ]
}

/** Every operation of the platform, on an account that exists and one that does not. */
export function platformRequests(
  accountId: string,
): readonly (readonly [id: string, request: ForgedRequest])[] {
  const account = `/v1/accounts/${accountId}`
  const environment = '/v1/environments/forged'
  const environmentBody = { accountId, name: 'Forged' }
  const administrator = `${account}/administrators/vic`
  const params = { ownerId: accountId, userId: 'vic' }
  return [
    [
      'register-account',
      { method: 'PUT', path: account, params: { accountId }, body: { name: 'Forged' } },
    ],
    ['close-account', { method: 'DELETE', path: account, params: { accountId } }],
    [
      'register-environment',
      {
        method: 'PUT',
        path: environment,
        params: { environmentId: 'forged' },
        body: environmentBody,
      },
    ],
    [
      'close-environment',
      { method: 'DELETE', path: environment, params: { environmentId: 'forged' } },
    ],
    ['grant-administrator', { method: 'PUT', path: administrator, params }],
    ['revoke-administrator', { method: 'DELETE', path: administrator, params }],
    [
      'list-administrators',
      { method: 'GET', path: `${account}/administrators`, params: { ownerId: accountId } },
    ],
  ]
}
