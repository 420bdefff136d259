import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'

/**
 * The event of an HTTP API (payload format 2.0). The code reads it defensively, because everybody with
 * permission to invoke the function can send anything.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export type HttpEvent = APIGatewayProxyEventV2
export type HttpResult = APIGatewayProxyStructuredResultV2
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>

/** A header, by its lower-case name. The gateway joins repeated headers with commas. */
export function headerOf(event: HttpEvent, name: string): string | undefined {
  return event.headers?.[name]
}

/** @returns the bytes of the body; undefined when it is not valid base64 */
export function bodyBytesOf(event: HttpEvent): Uint8Array | undefined {
  const { body = '' } = event
  if (typeof body !== 'string') return undefined
  if (!event.isBase64Encoded) return Buffer.from(body, 'utf8')
  const bytes = Buffer.from(body, 'base64')
  return bytes.toString('base64') === body ? bytes : undefined
}

/** Larger bodies are refused before they are parsed. */
export const BODY_BYTES_MAX = 8_192

/**
 * The gateway's ID of a request. It is in the gateway's access log, in our log and in every problem
 * document.
 */
export function requestIdOf(event: HttpEvent): string {
  return event.requestContext?.requestId ?? 'unknown'
}
