import * as z from 'zod/mini'

/** The members of a problem document (RFC 9457) that the console shows. */
const problem = z.object({
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.optional(z.array(z.object({ member: z.string(), reason: z.string() }))),
})

export interface InvalidMember {
  /** A path such as `scopes[2]`. */
  readonly member: string
  readonly reason: string
}

interface ApiErrorFacts {
  /** 0 when there was no answer. */
  readonly status: number
  readonly code: string
  /** The service's own explanation, for errors that the console has no text for. */
  readonly detail?: string | undefined
  readonly requestId?: string | undefined
  readonly members?: readonly InvalidMember[] | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** A request that did not succeed. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  readonly members: readonly InvalidMember[]
  readonly retryAfterSeconds: number | undefined

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts.detail ?? '', options)
    this.status = facts.status
    this.code = facts.code
    this.requestId = facts.requestId
    this.members = facts.members ?? []
    this.retryAfterSeconds = facts.retryAfterSeconds
  }

  /** Whether the same request may succeed in a moment. */
  get isTransient(): boolean {
    return [0, 429, 500, 502, 503, 504].includes(this.status)
  }
}

/** The error of a request that got no answer: there is no network, or the connection broke. */
export function networkError(cause: unknown): ApiError {
  return new ApiError({ status: 0, code: 'network' }, { cause })
}

/** Reads the error from an answer. API Gateway's own answers have fewer members than the service's. */
export function errorIn(response: Response, body: unknown): ApiError {
  const { success, data } = z.safeParse(problem, body)
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError({
    status: response.status,
    code: success ? data.code : codeOf(response.status, body),
    detail: success ? data.detail : undefined,
    requestId: success ? data.requestId : (response.headers.get('apigw-requestid') ?? undefined),
    members: success ? data.errors : undefined,
    retryAfterSeconds: Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : undefined,
  })
}

const CODES: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'insufficient-scope',
  404: 'not-found',
  429: 'temporarily-unavailable',
  503: 'temporarily-unavailable',
}

function codeOf(status: number, body: unknown): string {
  // The API and API Gateway refuse in JSON. A firewall or a proxy refuses with a page.
  if (status === 403 && body === undefined) return 'refused'
  return CODES[status] ?? 'internal-error'
}
