import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { DomainError, type InvalidMember } from '../../domain/errors.ts'
import { withoutKeySecrets } from '../../domain/keypairs/key-secret.ts'
import type { JsonOperation } from '../../operations/contract/json-operation.ts'
import { BODY_BYTES_MAX, bodyBytesOf, type HttpEvent, headerOf } from '../http-event.ts'
import { parseJsonObject } from './parse-json.ts'

z.config(en())

const JSON_MEDIA_TYPE = /^application\/json\s*(;\s*charset=(utf-8|"utf-8")\s*)?$/i
const MEMBERS_NAMED_MAX = 20

/** The parts of a request, parsed with the schemas of its operation. */
export interface Input<O extends JsonOperation> {
  readonly params: z.output<O['params']>
  readonly query: z.output<O['query']>
  readonly body: O['body'] extends z.ZodMiniType ? z.output<O['body']> : undefined
}

/**
 * Parses a request strictly with the schemas of its operation. An unknown member is an error too.
 *
 * @throws {DomainError} body-too-large, unsupported-media-type; invalid-request, which names each wrong
 * member and the reason
 */
export function parseInput<O extends JsonOperation>(operation: O, event: HttpEvent): Input<O> {
  const raw = {
    params: { ...event.pathParameters },
    query: { ...event.queryStringParameters },
    body: readBody(operation, event),
  }
  const schema = z.object({
    params: operation.params,
    query: operation.query,
    body: operation.body ?? z.undefined(),
  })
  const parsed = z.safeParse(schema, raw, { reportInput: true })
  if (!parsed.success) throw invalidMembers(parsed.error.issues)
  return parsed.data as Input<O>
}

function readBody(operation: JsonOperation, event: HttpEvent) {
  const bytes = bodyBytesOf(event)
  if (bytes === undefined) throw new DomainError('invalid-request', 'The body is not valid base64.')
  if (bytes.length > BODY_BYTES_MAX) {
    throw new DomainError('body-too-large', `The body has more than ${BODY_BYTES_MAX} bytes.`)
  }
  if (operation.body === undefined) {
    if (bytes.length === 0) return undefined
    throw new DomainError('invalid-request', 'This operation takes no body.')
  }
  if (bytes.length === 0) return {}
  if (!JSON_MEDIA_TYPE.test(headerOf(event, 'content-type') ?? '')) {
    throw new DomainError('unsupported-media-type', 'The body must be application/json, in UTF-8.')
  }
  if (headerOf(event, 'content-encoding') !== undefined) {
    throw new DomainError('unsupported-media-type', 'The body must not be compressed.')
  }
  return parseJsonObject(bytes)
}

function invalidMembers(issues: readonly z.core.$ZodIssue[]): DomainError {
  const members = issues.flatMap(membersOf).slice(0, MEMBERS_NAMED_MAX)
  const [first] = members
  const detail = first ? `${first.member} ${first.reason}` : 'The request is malformed.'
  return new DomainError('invalid-request', detail, { members })
}

/**
 * The members of an issue. The part of the request is left out of their paths, because the names are
 * unique.
 */
function membersOf(issue: z.core.$ZodIssue): readonly InvalidMember[] {
  const path = issue.path.slice(1)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      member: pathOf([...path, key]),
      reason: 'is not a member of this request',
    }))
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined
  return [{ member: pathOf(path), reason: isMissing ? 'is required' : reasonOf(issue) }]
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be of type ${issue.expected}`
  return issue.message.replace(/^Invalid input: /, 'is invalid: ')
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${withoutKeySecrets(String(part))}`))
    .join('')
    .replace(/^\./, '')
}
