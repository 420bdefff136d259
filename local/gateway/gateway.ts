import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { FUNCTION_TIMEOUT_SECONDS } from '../../shared/domain/deadline.ts'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import type { Route } from '../../shared/operations/contract/routes.ts'
import { lambdaContext } from '../lambda/lambda-context.ts'
import { TimeoutError, withTimeout } from '../lambda/with-timeout.ts'
import { readBody } from '../read-body.ts'
import { percentDecoded } from './decode.ts'
import { functionAnswer } from './function-answer.ts'
import { type Answer, gatewayAnswer } from './gateway-answer.ts'
import { type GatewayEvent, gatewayEvent } from './gateway-event.ts'
import { iamAuthorizer } from './iam-authorizer.ts'
import { type Authorization, type JwtAuthorizerOptions, jwtAuthorizer } from './jwt-authorizer.ts'
import { matchRoute } from './match-route.ts'
import { type ReceivedRequest, receivedRequest } from './received-request.ts'

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>

export interface GatewayOptions {
  readonly routes: readonly Route[]
  handlerOf(operationId: string): Promise<HttpHandler>
  /** The function behind the `$default` route. */
  readonly fallbackId: string
  readonly jwt: JwtAuthorizerOptions
  /** Called when a function fails, with the reason, which the caller does not see. */
  onFault(operationId: string, error: unknown): void
  readonly timeoutMilliseconds?: number
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const BODY_BYTES_MAX = 10 * 1024 * 1024
/** The limit of request line and headers together. Node answers 431 when they are longer. */
export const HEADER_BYTES_MAX = 10_240
/** The same as for the deployed functions. */
const TIMEOUT_MILLISECONDS = FUNCTION_TIMEOUT_SECONDS * 1000

/**
 * Handles requests as an HTTP API of API Gateway does: it matches the route, asks its authorizer, calls the
 * function with payload format 2.0, and sends its answer.
 */
export function createGateway(
  options: GatewayOptions,
): (message: IncomingMessage, response: ServerResponse) => Promise<void> {
  const authorizeJwt = jwtAuthorizer(options.jwt)
  const authorizers: Record<Caller, (request: ReceivedRequest) => Promise<Authorization>> = {
    administrator: ({ headers }) => authorizeJwt(headers.authorization),
    user: ({ headers }) => authorizeJwt(headers.authorization),
    platform: iamAuthorizer,
    keypair: async () => ({ authorizer: undefined }),
    anyone: async () => ({ authorizer: undefined }),
  }

  async function answer(request: ReceivedRequest, sourceIp: string): Promise<Answer> {
    const path = percentDecoded(request.path)
    if (path === undefined || !path.startsWith('/')) return gatewayAnswer(400)
    const match = matchRoute(options.routes, request.method, path)
    const caller = match?.route.operation.caller ?? 'anyone'
    const authorization = await authorizers[caller](request)
    if ('refusal' in authorization) return authorization.refusal
    const event = gatewayEvent(request, {
      routeKey: match === undefined ? '$default' : `${match.route.method} ${match.route.path}`,
      path,
      pathParameters: match?.pathParameters ?? {},
      authorizer: authorization.authorizer,
      sourceIp,
    })
    return invoke(match?.route.operation.id ?? options.fallbackId, event)
  }

  async function invoke(operationId: string, event: GatewayEvent): Promise<Answer> {
    const timeoutMilliseconds = options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS
    try {
      const handler = await options.handlerOf(operationId)
      const context = lambdaContext(operationId, timeoutMilliseconds)
      return functionAnswer(await withTimeout(handler(event, context), timeoutMilliseconds))
    } catch (error) {
      options.onFault(operationId, error)
      return gatewayAnswer(error instanceof TimeoutError ? 503 : 500)
    }
  }

  return async (message, response) => {
    const body = await readBody(message, BODY_BYTES_MAX)
    const result =
      body === undefined
        ? gatewayAnswer(413)
        : await answer(receivedRequest(message, body), message.socket.remoteAddress ?? '')
    send(response, result)
  }
}

/** A 204 has no `Content-Length` (RFC 9110 §8.6). */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length })
  response.end(body)
}
