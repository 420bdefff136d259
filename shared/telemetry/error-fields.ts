/** The members of an error that are logged. Nothing else that the error carries is logged. */
export interface ErrorFields {
  readonly name: string
  readonly message?: string
  readonly code?: string
  /** The AWS ID of the failed request, which AWS support asks for. */
  readonly awsRequestId?: string
  /** The frames of the stack, without the message. */
  readonly stack?: readonly string[]
  readonly cause?: ErrorFields
  readonly errors?: readonly ErrorFields[]
}

const CAUSES_MAX = 5
const ERRORS_MAX = 10

/**
 * The log fields of a thrown value. An error of the SDK may carry the whole reply, and an error of Node its
 * input. A thrown value may also be no error at all. None of that is logged.
 *
 * The message of a SyntaxError is left out: it quotes the text that could not be parsed, and that may be a
 * reply of KMS with a key in it.
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

/** The frames of the stack. Its first lines are left out, because they repeat the message. */
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
