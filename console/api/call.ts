// The client of the API. Everything that it needs to know about an operation is in the operation's value.
import * as z from 'zod/mini'
import type { HttpOperation } from '../../shared/operations/contract/operation.ts'
import { ownerPath } from '../../shared/operations/contract/routes.ts'
import type { ownerRef } from '../../shared/operations/schemas/primitives.ts'
import { errorIn, networkError } from './api-error.ts'

export type OwnerRef = z.output<typeof ownerRef>

/** An operation that people call with their access token. */
type ConsoleOperation = HttpOperation & { readonly caller: 'administrator' | 'user' }

interface PathMembers {
  readonly owner?: OwnerRef
  readonly keyId?: string
  readonly secretId?: string
}

type PathOf<Params> = Params extends { ownerId: string }
  ? { readonly owner: OwnerRef } & Omit<Params, 'ownerId'>
  : Params

interface AnyOptions {
  /** The owner, and the other members of the operation's path. */
  readonly path: PathMembers
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The service refuses the change (412) when the keypair no longer has this ETag. */
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

interface CallOptions<Operation extends HttpOperation> extends AnyOptions {
  readonly path: PathOf<z.input<Operation['params']>> & PathMembers
  /** Times are `Date`s here. */
  readonly body?: Operation['body'] extends z.ZodMiniType ? z.output<Operation['body']> : undefined
}

type BodyOf<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : undefined

interface Reply<Operation extends HttpOperation> {
  readonly body: BodyOf<Operation['success'][keyof Operation['success']]>
  readonly etag: string | undefined
}

export type Call = <Operation extends ConsoleOperation>(
  operation: Operation,
  options: CallOptions<Operation>,
) => Promise<Reply<Operation>>

export interface ApiAccess {
  /** Origin of the API. */
  readonly apiUrl: string
  accessToken(): string
}

/**
 * Creates the function that calls an operation once. It encodes the request and decodes the answer with the
 * operation's schemas: a time is a `Date`, and members that the schema does not declare are left out.
 *
 * The function throws an `ApiError` when the request does not succeed.
 */
export function apiClient(access: ApiAccess): Call {
  return async (operation, options) => {
    const reply = await send(access, operation, options)
    // `send` parsed it with the operation's schema for the status of the answer.
    return reply as Reply<typeof operation>
  }
}

async function send(
  { apiUrl, accessToken }: ApiAccess,
  operation: HttpOperation,
  options: AnyOptions,
): Promise<{ body: unknown; etag: string | undefined }> {
  const { signal = null, ifMatch } = options
  const body = operation.body && JSON.stringify(z.encode(operation.body, options.body))
  const headers = {
    authorization: `Bearer ${accessToken()}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  }
  const request = { method: operation.method, headers, body: body ?? null, signal }
  const { response, text } = await receive(apiUrl + pathOf(operation, options), request)
  const answer = parsed(text)
  const schema = operation.success[response.status]
  if (schema === undefined) throw errorIn(response, answer)
  const etag = response.headers.get('etag') ?? undefined
  return { body: schema === null ? undefined : z.decode(schema, answer), etag }
}

/** Longer than API Gateway lets a function run: after that, no answer comes. */
const ANSWER_MILLISECONDS_MAX = 35_000

/** @throws {ApiError} when there is no answer, or only a part of one */
async function receive(
  url: string,
  request: RequestInit,
): Promise<{ response: Response; text: string }> {
  const late = AbortSignal.timeout(ANSWER_MILLISECONDS_MAX)
  const signal = request.signal ? AbortSignal.any([request.signal, late]) : late
  try {
    // The browser's cache is not used: an answer may contain a key secret, and may be outdated at any moment.
    const response = await fetch(url, {
      ...request,
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    })
    return { response, text: await response.text() }
  } catch (error) {
    if (error instanceof TypeError || late.aborted) throw networkError(error)
    throw error
  }
}

/** The JSON of an answer; undefined when it is empty or not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pathOf({ paths }: HttpOperation, { path, query = {} }: AnyOptions): string {
  const { owner, keyId = '', secretId = '' } = path
  const filled = paths[0]
    .replace('/v1/{owners}/{ownerId}', owner ? ownerPath(owner) : '')
    .replace('{keyId}', encodeURIComponent(keyId))
    .replace('{secretId}', encodeURIComponent(secretId))
  const search = new URLSearchParams(query).toString()
  return search === '' ? filled : `${filled}?${search}`
}
