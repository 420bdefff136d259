import type { JsonObject } from './json-schemas.ts'

/** The headers of responses, each declared once. */
export const HEADERS = {
  ETag: header('The version of the keypair or document, for If-Match or If-None-Match.'),
  Location: header('The path of the keypair.'),
  'Cache-Control': header('no-store; for public documents: public, max-age=300.'),
  Pragma: header('no-cache.'),
  'WWW-Authenticate': header(
    'The authentication scheme to use, and what was wrong (RFC 9110 §11.6.1).',
  ),
  'Retry-After': header('How many seconds to wait before the next try.'),
  Allow: header('The methods that the path supports.'),
} satisfies JsonObject

export type HeaderName = keyof typeof HEADERS

/** The headers of error responses, by status. */
const HEADERS_OF_ERROR: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  405: ['Allow'],
  503: ['Retry-After'],
}

export function headersOfError(status: number): readonly HeaderName[] {
  return HEADERS_OF_ERROR[status] ?? []
}

export function headerRefs(names: readonly HeaderName[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function header(description: string): JsonObject {
  return { description, schema: { type: 'string' } }
}
