/** Every error that an operation may promise, by its stable `code`. Its HTTP status is in `operations/contract/problems.ts`. */
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

/** What is wrong with one member of a request: where, and why. */
export interface InvalidMember {
  /** A path such as `scopes[2]`, or the name of a parameter or header. */
  readonly member: string
  readonly reason: string
}

/** An answer that is not a success. Its `message` is safe for the caller; `cause` is for the log. */
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

/** The same words whether it never existed, is closed, or is somebody else's: no oracle. */
export function notFound(): DomainError {
  return new DomainError('not-found', NOT_FOUND)
}

/**
 * What a write rested on, a grant or an open owner, went before it was written. Whoever asked may have another
 * right by now: asked anew, it may be done. Told, it is not found.
 */
export class AuthorityGone extends DomainError {
  constructor() {
    super('not-found', NOT_FOUND)
  }
}

export function invalidMember(member: string, reason: string): DomainError {
  return new DomainError('invalid-request', `${member} ${reason}`, {
    members: [{ member, reason }],
  })
}

/** A fault of ours or of AWS. Never an answer about a credential, an owner or a keypair. */
export function unavailable(cause: unknown): DomainError {
  return new DomainError('temporarily-unavailable', 'Try again in a moment.', { cause })
}
