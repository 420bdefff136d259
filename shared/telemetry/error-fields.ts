/** What is logged of an error: these members, and nothing else that somebody hung on it. */
export interface ErrorFields {
  readonly name: string
  readonly message?: string
  readonly code?: string
  /** AWS's id of the request that failed: what AWS support asks for. */
  readonly awsRequestId?: string
  /** Where it was thrown: the frames alone. */
  readonly stack?: readonly string[]
  readonly cause?: ErrorFields
  readonly errors?: readonly ErrorFields[]
}

const CAUSES_MAX = 5
const ERRORS_MAX = 10

/**
 * The fields of whatever was thrown. An error of the SDK may carry the whole answer, and one of Node's
 * what it was given; what is no error at all may be anything. None of that is logged.
 *
 * The message of a SyntaxError quotes what could not be parsed, which may be an answer of KMS with a
 * key in it: it is left out.
 */
export function errorFields(thrown: unknown, depth = 0): ErrorFields {
  if (!(thrown instanceof Error)) return { name: `thrown ${typeof thrown}` }
  const { name, message, cause } = thrown
  const errors = thrown instanceof AggregateError ? thrown.errors : []
  const code = stringIn(thrown, 'code')
  const awsRequestId = stringIn(memberOf(thrown, '$metadata'), 'requestId')
  return {
    name,
    ...(!(thrown instanceof SyntaxError) && { message }),
    ...(code !== undefined && { code }),
    ...(awsRequestId !== undefined && { awsRequestId }),
    stack: framesOf(thrown),
    ...(depth < CAUSES_MAX && {
      ...(cause !== undefined && { cause: errorFields(cause, depth + 1) }),
      ...(errors.length > 0 && {
        errors: errors.slice(0, ERRORS_MAX).map((error) => errorFields(error, depth + 1)),
      }),
    }),
  }
}

/** The first lines of a stack are the message once more. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
}

function memberOf(thing: unknown, name: string): unknown {
  if (typeof thing !== 'object' || thing === null) return undefined
  return Object.entries(thing).find(([key]) => key === name)?.[1]
}

function stringIn(thing: unknown, name: string): string | undefined {
  const member = memberOf(thing, name)
  return typeof member === 'string' ? member : undefined
}
