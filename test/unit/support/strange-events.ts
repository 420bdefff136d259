// Events that no gateway sends. Somebody who may invoke a function directly can send anything.
import fc, { type Arbitrary } from 'fast-check'
import { vi } from 'vitest'
import { warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { HttpEvent, HttpResult } from '../../../shared/http/http-event.ts'
import type { HttpOperation } from '../../../shared/operations/contract/operation.ts'
import { routesOf } from '../../../shared/operations/contract/routes.ts'
import { FORM } from '../../support/token-requests.ts'

/** Nothing listens there, so every AWS call fails at once. */
const NOWHERE = 'http://127.0.0.1:1'

/** Gives the functions of this process an environment in which no AWS call succeeds. */
export function stubEnvironment(): void {
  const variables = {
    TABLE_NAME: 'a-table',
    AUDIT_EVENTS_TABLE_NAME: 'an-events-table',
    PEPPER_KEY_ARN: 'arn:aws:kms:eu-west-1:000000000000:key/pepper',
    WRAPPING_KEY_ARN: 'arn:aws:kms:eu-west-1:000000000000:key/wrapping',
    ISSUER: 'https://issuer.example',
    AUDIENCE: 'https://api.example',
    TOKEN_LIFETIME_SECONDS: '900',
    KEYPAIR_LIMIT: '100',
    IDENTITY_PROVIDER: 'https://identity.example',
    ADMINISTRATION_SCOPE: 'feedback-keys/manage',
    PLATFORM_PRINCIPALS: 'arn:aws:iam::000000000000:role/platform',
    CONSOLE_ORIGIN: 'https://console.example',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_ENDPOINT_URL_DYNAMODB: NOWHERE,
    AWS_ENDPOINT_URL_KMS: NOWHERE,
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
}

/** Calls a function with any value. */
export async function invoke(operationId: string, event: unknown): Promise<HttpResult> {
  const handler = await warmFunctions.http(operationId)
  return await handler(event as HttpEvent, lambdaContext(operationId, 10_000))
}

/** A valid event for an operation, but without the result of an authorizer. */
export function goodEvent(operation: HttpOperation): Record<string, unknown> {
  const [route] = routesOf(operation)
  const path = (route?.path ?? '/').replace(/\{\w+\}/g, 'some')
  const method = operation.method
  return {
    version: '2.0',
    routeKey: `${method} ${route?.path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': operation.caller === 'keypair' ? FORM : 'application/json' },
    queryStringParameters: {},
    pathParameters: {},
    requestContext: {
      authorizer: { jwt: { claims: {}, scopes: [] }, iam: {} },
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'x' },
      requestId: 'a-request',
      stage: '$default',
    },
    body: operation.body === undefined ? '' : '{}',
    isBase64Encoded: false,
  }
}

type Path = readonly string[]

function pathsOf(value: unknown, above: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [above]
  const members = Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...above, name]))
  return above.length === 0 ? members : [above, ...members]
}

function changedAt(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put
  if (typeof value !== 'object' || value === null) return value
  const { [name]: inner, ...others } = Object.fromEntries(Object.entries(value))
  const changed = changedAt(inner, rest, put)
  return changed === undefined ? others : { ...others, [name]: changed }
}

/** The event without some of its members, or with anything else in their place. */
export function mutationsOf(event: Record<string, unknown>): Arbitrary<unknown> {
  const change = fc.record({
    path: fc.constantFrom(...pathsOf(event)),
    put: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 }), fc.string()),
  })
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce<unknown>((changed, { path, put }) => changedAt(changed, path, put), event),
    )
}

/** Any object, with or without the members of an event. */
export const anyObject: Arbitrary<unknown> = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
  fc.record(
    {
      headers: fc.jsonValue({ maxDepth: 2 }),
      body: fc.jsonValue({ maxDepth: 1 }),
      isBase64Encoded: fc.jsonValue({ maxDepth: 1 }),
      rawPath: fc.jsonValue({ maxDepth: 1 }),
      requestContext: fc.jsonValue({ maxDepth: 3 }),
      pathParameters: fc.jsonValue({ maxDepth: 2 }),
      queryStringParameters: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  ),
)

/** Values that are not objects. */
export const noObject: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, '', 'text'),
  fc.array(fc.jsonValue({ maxDepth: 1 })),
)
