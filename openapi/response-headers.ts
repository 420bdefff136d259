import type { JsonObject } from './json-schemas.ts'

/** Headers of responses, each declared once. */
export const HEADERS = {
  ETag: header("The keypair's or document's version, for If-Match or If-None-Match."),
  Location: header("The new keypair's path."),
  'Cache-Control': header('no-store; of what anyone may read: public, max-age=300.'),
  Pragma: header('no-cache.'),
  'WWW-Authenticate': header(
    'The scheme that is asked for, and what was wrong (RFC 9110 §11.6.1).',
  ),
  'Retry-After': header('Seconds.'),
  Allow: header('The methods that the path takes.'),
} satisfies JsonObject

export type HeaderName = keyof typeof HEADERS

/** Headers that errors of a status carry. */
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
