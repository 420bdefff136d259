// The error responses of OAuth operations. The operation declares their codes and statuses.

import type { OAuthOperation } from '../shared/operations/contract/oauth-operation.ts'
import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { type JsonObject, schemaRef } from './json-schemas.ts'
import { headerRefs, headersOfError } from './response-headers.ts'

/** What a status means to a caller, if the error codes do not say it all. */
const MEANING_OF: Readonly<Record<number, string>> = {
  401:
    'the credentials are unknown, wrong, disabled, expired, removed or of a closed owner; the answer is ' +
    'always the same',
  405: 'the token endpoint only supports POST',
  413: 'the body has more than 8 KiB',
  415: 'the body is compressed',
  500: 'a fault of the service',
  503: 'a temporary fault of the service; it says nothing about the credentials',
}

/** The schema of an OAuth error, with every code that one of these operations may answer. */
export function oauthErrorSchema(operations: readonly HttpOperation[]): JsonObject {
  const codes = operations.flatMap(({ form, errors }) => (form ? Object.keys(errors) : []))
  return {
    type: 'object',
    description: 'An error of the token endpoint (RFC 6749 §5.2).',
    properties: {
      error: { type: 'string', enum: [...new Set(codes)] },
      error_description: { type: 'string', description: 'What happened, for people to read.' },
    },
    required: ['error', 'error_description'],
  }
}

/** The responses to an operation's errors, by status. */
export function oauthErrorResponses({ errors }: OAuthOperation): JsonObject {
  const statuses = new Set(Object.values(errors).flat())
  return Object.fromEntries(
    [...statuses].map((status) => {
      const codes = Object.keys(errors).filter((code) => errors[code]?.includes(status))
      return [status, errorResponse(status, codes)]
    }),
  )
}

function errorResponse(status: number, codes: readonly string[]): JsonObject {
  const meaning = MEANING_OF[status]
  const names = inWords(codes.map((code) => `\`${code}\``))
  return {
    description: meaning === undefined ? `${names}.` : `${names}: ${meaning}.`,
    headers: headerRefs(['Cache-Control', 'Pragma', ...headersOfError(status)]),
    content: { 'application/json': { schema: schemaRef('OAuthError') } },
  }
}

/** Joins names as a list: `a`, `b` or `c`. */
function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)
}
