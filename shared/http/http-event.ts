import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'

/**
 * What an HTTP API sends (payload format 2.0), read defensively: whoever may invoke the function may
 * send anything.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export type HttpEvent = APIGatewayProxyEventV2
export type HttpResult = APIGatewayProxyStructuredResultV2
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>

/** A header, by its lower-case name; duplicates arrive joined with commas. */
export function headerOf(event: HttpEvent, name: string): string | undefined {
  return event.headers?.[name]
}

/** @returns the body's bytes; undefined when its base64 is none. */
export function bodyBytesOf(event: HttpEvent): Uint8Array | undefined {
  const { body = '' } = event
  if (typeof body !== 'string') return undefined
  if (!event.isBase64Encoded) return Buffer.from(body, 'utf8')
  const bytes = Buffer.from(body, 'base64')
  return bytes.toString('base64') === body ? bytes : undefined
}

/** Bodies are small here; whatever is larger is refused before it is parsed. */
export const BODY_BYTES_MAX = 8_192

/** The gateway's id of a request: in its access log, in ours, and in every problem document. */
export function requestIdOf(event: HttpEvent): string {
  return event.requestContext?.requestId ?? 'unknown'
}
