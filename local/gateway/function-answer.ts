import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Answer } from './gateway-answer.ts'

/**
 * Turns a function's result into an HTTP response. As in payload format 2.0, a result without a status code
 * is the JSON body of a 200.
 */
export function functionAnswer(result: APIGatewayProxyStructuredResultV2): Answer {
  if (result.statusCode === undefined) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(result),
    }
  }
  const headers = Object.entries(result.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  )
  const body = result.body ?? ''
  return {
    status: result.statusCode,
    headers: {
      ...Object.fromEntries(headers),
      ...(result.cookies === undefined ? {} : { 'set-cookie': result.cookies }),
    },
    body: result.isBase64Encoded ? Buffer.from(body, 'base64') : body,
  }
}
