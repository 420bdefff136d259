/**
 * The stable code of every error that an operation may declare. `operations/contract/problems.ts` has the
 * HTTP statuses.
 */
export type ErrorCode =
  | 'invalid-request'
  | 'unauthenticated'
  | 'insufficient-scope'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'account-not-open'
  | 'environment-of-another-account'
  | 'keypair-limit-reached'
  | 'last-live-secret'
  | 'precondition-failed'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'temporarily-unavailable'
  | 'internal-error'

/** What is wrong with one member of a request. */
export interface InvalidMember {
  /** A path such as `scopes[2]`, or the name of a parameter or header. */
  readonly member: string
  readonly reason: string
}

/**
 * An answer that is not a success. Its `message` is safe to show to the caller. Its `cause` is only logged.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly members: readonly InvalidMember[]

  constructor(
    code: ErrorCode,
    message: string,
    options?: { cause?: unknown; members?: readonly InvalidMember[] },
  ) {
    super(message, { cause: options?.cause })
    this.code = code
    this.members = options?.members ?? []
  }
}

const NOT_FOUND = 'There is no such resource, or you may not see it.'

/**
 * The same error for a thing that never existed, is closed, or belongs to somebody else. It reveals
 * nothing.
 */
export function notFound(): DomainError {
  return new DomainError('not-found', NOT_FOUND)
}

/**
 * The owner was closed, or the grant was revoked, before the change was written. The caller may have another
 * grant by now, so `serve` authorizes the caller again. If this error reaches the caller, it is a 404.
 */
export class AuthorityLost extends DomainError {
  constructor() {
    super('not-found', NOT_FOUND)
  }
}

export function invalidMember(member: string, reason: string): DomainError {
  return new DomainError('invalid-request', `${member} ${reason}`, {
    members: [{ member, reason }],
  })
}

/** A fault of the service or of AWS. It says nothing about a credential, an owner or a keypair. */
export function unavailable(cause: unknown): DomainError {
  return new DomainError('temporarily-unavailable', 'Try again in a moment.', { cause })
}
