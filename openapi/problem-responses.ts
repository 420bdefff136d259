import type { ErrorCode } from '../shared/domain/errors.ts'
import { errorsOf } from '../shared/operations/contract/common-errors.ts'
import type { JsonOperation } from '../shared/operations/contract/json-operation.ts'
import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { PROBLEMS } from '../shared/operations/contract/problems.ts'
import { type JsonObject, schemaRef } from './json-schemas.ts'
import { headerRefs, headersOfError } from './response-headers.ts'

/** What each code tells a caller. */
const MEANING_OF: Readonly<Record<ErrorCode, string>> = {
  'invalid-request': 'The request is not as this document has it; `errors` says where and why.',
  unauthenticated: 'There is no valid access token.',
  'insufficient-scope': 'The access token lacks the management scope.',
  forbidden: 'The principal may not call this.',
  'not-found':
    'Unknown, closed, or not yours: the same bytes, so that nobody learns what there is.',
  'method-not-allowed': 'The path takes other methods.',
  'account-not-open': 'There is no open account of this id.',
  'environment-of-another-account': 'The environment belongs to another account, and stays there.',
  'keypair-limit-reached': 'The owner has as many keypairs as it may.',
  'last-live-secret': 'Without this secret nobody could use the keypair.',
  'precondition-failed': 'The keypair has changed: its ETag is not in If-Match.',
  'body-too-large': 'The body has more than 8 KiB.',
  'unsupported-media-type': 'The body is not uncompressed application/json in UTF-8.',
  'temporarily-unavailable': 'A fault that will pass, or too many writers at once: try again.',
  'internal-error': 'A fault of ours; the request id finds it in the log.',
}

/** What the gateway answers before a function is asked, it words itself. */
const STATUSES_OF_GATEWAY: ReadonlySet<number> = new Set([401, 403])

export const PROBLEM_SCHEMA: JsonObject = {
  type: 'object',
  description: 'A problem document (RFC 9457). Decide by `code`: it is stable, the texts are not.',
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string', description: "The status's name." },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What happened, for people.' },
    instance: { type: 'string', format: 'uri-reference', description: 'Names this occurrence.' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    requestId: { type: 'string', description: 'To quote when asking for help.' },
    errors: {
      type: 'array',
      description: 'With `invalid-request`: each faulty member.',
      items: {
        type: 'object',
        properties: {
          member: { type: 'string', description: 'Such as `scopes[2]`, or a header.' },
          reason: { type: 'string', description: 'Such as `must be in the future`.' },
        },
        required: ['member', 'reason'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
}

export const GATEWAY_MESSAGE_SCHEMA: JsonObject = {
  type: 'object',
  description: 'What API Gateway answers before the service is asked.',
  properties: { message: { type: 'string' } },
  required: ['message'],
}

/** The responses to an operation's errors, by status: a `$ref` for each. */
export function problemRefs(operation: JsonOperation): JsonObject {
  return Object.fromEntries(
    [...codesByStatus(operation)].map(([status, codes]) => [
      String(status),
      { $ref: `#/components/responses/${nameOf(codes)}` },
    ]),
  )
}

/** The responses that `problemRefs` of these operations refer to. */
export function problemComponents(operations: readonly HttpOperation[]): JsonObject {
  return Object.fromEntries(
    operations
      .flatMap((operation) => (operation.form ? [] : [...codesByStatus(operation)]))
      .map(([status, codes]) => [nameOf(codes), problemResponse(status, codes)]),
  )
}

function problemResponse(status: number, codes: readonly ErrorCode[]): JsonObject {
  const schema = {
    allOf: [schemaRef('Problem'), { type: 'object', properties: { code: { enum: codes } } }],
  }
  return {
    description: codes.map((code) => `\`${code}\`: ${MEANING_OF[code]}`).join('\n\n'),
    headers: headerRefs(['Cache-Control', ...headersOfError(status)]),
    content: {
      'application/problem+json': { schema },
      ...(STATUSES_OF_GATEWAY.has(status) && {
        'application/json': { schema: schemaRef('GatewayMessage') },
      }),
    },
  }
}

function codesByStatus(operation: JsonOperation): ReadonlyMap<number, readonly ErrorCode[]> {
  const codes = errorsOf(operation).toSorted((a, b) => PROBLEMS[a].status - PROBLEMS[b].status)
  return Map.groupBy(codes, (code) => PROBLEMS[code].status)
}

/** `account-not-open` is `AccountNotOpen`. */
function nameOf(codes: readonly ErrorCode[]): string {
  return codes
    .map((code) => code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('Or')
}
