import { randomBytes } from 'node:crypto'
import type {
  APIGatewayEventRequestContextIAMAuthorizer,
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayEventRequestContextV2,
  APIGatewayProxyEventV2WithRequestContext,
} from 'aws-lambda'
import { queryPairs } from './decode.ts'
import type { ReceivedRequest } from './received-request.ts'

/** What an authorizer passes to the function about the caller. */
export type Authorizer =
  | APIGatewayEventRequestContextIAMAuthorizer
  | APIGatewayEventRequestContextJWTAuthorizer

export type GatewayEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { readonly authorizer?: Authorizer | undefined }
>

interface Facts {
  readonly routeKey: string
  /** Decoded, as an HTTP API passes it. */
  readonly path: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly authorizer: Authorizer | undefined
  readonly sourceIp: string
}

/** Bodies of all other media types are base64-encoded, including forms. */
const TEXT_MEDIA_TYPES = /^(text\/.*|application\/(json|javascript|xml))$/i

/**
 * Makes the event of a request, in payload format 2.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function gatewayEvent(request: ReceivedRequest, facts: Facts): GatewayEvent {
  const { cookie, ...headers } = request.headers
  const query = joinedQuery(request.query)
  const now = new Date()
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: facts.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers: { ...headers, ...forwarded(headers, facts.sourceIp) },
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(facts.pathParameters).length === 0
      ? {}
      : { pathParameters: { ...facts.pathParameters } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(facts.authorizer === undefined ? {} : { authorizer: facts.authorizer }),
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method,
        path: facts.path,
        protocol: request.protocol,
        sourceIp: facts.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomBytes(11).toString('base64'),
      routeKey: facts.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(request),
  }
}

function bodyOf({
  body,
  headers,
}: ReceivedRequest): Pick<GatewayEvent, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false }
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
  return TEXT_MEDIA_TYPES.test(mediaType.trim())
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true }
}

function joinedQuery(query: string): Record<string, string> {
  const joined = new Map<string, string>()
  for (const [name, value] of queryPairs(query, true)) {
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(joined)
}

/** The gateway's headers about the client. It adds the client's address to `X-Forwarded-For`. */
function forwarded(
  headers: Readonly<Record<string, string>>,
  sourceIp: string,
): Record<string, string> {
  const before = headers['x-forwarded-for']
  return {
    'x-forwarded-for': before === undefined ? sourceIp : `${before}, ${sourceIp}`,
    'x-forwarded-proto': 'http',
  }
}

/** Formats a time like `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
