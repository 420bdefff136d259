import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Answer } from './gateway-answer.ts'

/**
 * A function's result as the HTTP response it stands for. One without a status code is taken for the
 * JSON of a 200, as payload format 2.0 has it.
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
