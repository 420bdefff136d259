import type { ErrorCode } from '../shared/domain/errors.ts'
import { errorsOf } from '../shared/operations/contract/common-errors.ts'
import type { JsonOperation } from '../shared/operations/contract/json-operation.ts'
import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { PROBLEMS } from '../shared/operations/contract/problems.ts'
import { type JsonObject, schemaRef } from './json-schemas.ts'
import { headerRefs, headersOfError } from './response-headers.ts'

/** What each code means to a caller. */
const MEANING_OF: Readonly<Record<ErrorCode, string>> = {
  'invalid-request': 'The request does not follow this document. `errors` says where and why.',
  unauthenticated: 'The request has no valid access token.',
  'insufficient-scope': 'The access token lacks the management scope.',
  forbidden: 'The principal may not call this operation.',
  'not-found':
    'The resource does not exist, is closed, or is not yours. The answer is always the same, so that it ' +
    'does not reveal which.',
  'method-not-allowed': 'The path does not support this method.',
  'account-not-open': 'There is no open account with this ID.',
  'environment-of-another-account':
    'The environment belongs to another account, and cannot move to this one.',
  'keypair-limit-reached': 'The owner already has the maximum number of keypairs.',
  'last-live-secret': 'This is the last live secret. Without it nobody could use the keypair.',
  'precondition-failed': 'The keypair has changed: its ETag is not in If-Match.',
  'body-too-large': 'The body is larger than 8 KiB.',
  'unsupported-media-type': 'The body is not uncompressed application/json in UTF-8.',
  'temporarily-unavailable':
    'A temporary fault, or too many changes to one item at once. Try again.',
  'internal-error': 'A fault of the service. The request ID leads to it in the log.',
}

/** The gateway may answer with these statuses, in its own format, before it calls a function. */
const STATUSES_OF_GATEWAY: ReadonlySet<number> = new Set([401, 403])

export const PROBLEM_SCHEMA: JsonObject = {
  type: 'object',
  description:
    'A problem document (RFC 9457). Programs should decide by `code`: it is stable, and the texts are not.',
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string', description: 'The name of the HTTP status.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What happened, for people to read.' },
    instance: {
      type: 'string',
      format: 'uri-reference',
      description: 'Identifies this occurrence.',
    },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    requestId: { type: 'string', description: 'Quote it when you ask for help.' },
    errors: {
      type: 'array',
      description: 'With `invalid-request`: each member that is wrong.',
      items: {
        type: 'object',
        properties: {
          member: {
            type: 'string',
            description: 'For example `scopes[2]`, or the name of a header.',
          },
          reason: { type: 'string', description: 'For example `must be in the future`.' },
        },
        required: ['member', 'reason'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
}

export const GATEWAY_MESSAGE_SCHEMA: JsonObject = {
  type: 'object',
  description: 'An answer that API Gateway gives before the request reaches the service.',
  properties: { message: { type: 'string' } },
  required: ['message'],
}

/** The error responses of an operation, by status: a `$ref` for each. */
export function problemRefs(operation: JsonOperation): JsonObject {
  return Object.fromEntries(
    [...codesByStatus(operation)].map(([status, codes]) => [
      String(status),
      { $ref: `#/components/responses/${nameOf(codes)}` },
    ]),
  )
}

/** The responses that the `problemRefs` of these operations refer to. */
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

/** Names a response after its codes: `account-not-open` becomes `AccountNotOpen`. */
function nameOf(codes: readonly ErrorCode[]): string {
  return codes
    .map((code) => code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('Or')
}
