// Records, at the SDK, what the functions of this process ask of AWS, and which function asks.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Functions, warmFunctions } from '../../../local/lambda/functions.ts'
import { FUNCTION_SETTINGS, variableOf } from '../../../shared/wiring/environment.ts'
import { type AuthorizationRequest, authorizationRequestsOf } from './authorization-request.ts'

/** A running function. */
interface Invocation {
  /** The id of its operation. */
  readonly operation: string
  /** Its environment variables, by value. */
  readonly variables: ReadonlyMap<string, string>
}

/** What the SDK passes to a middleware. */
interface SdkContext {
  readonly clientName?: string
  readonly commandName?: string
}

const VARIABLES = new Set(FUNCTION_SETTINGS.map(variableOf))

const invocations = new AsyncLocalStorage<Invocation>()
const heard = new WeakSet<object>()
const recording = new Set<string>()

/** What was recorded so far: each distinct question to IAM, as a line of JSON. */
export function recordedLines(): readonly string[] {
  return [...recording]
}

/**
 * Returns the same handler, but records its calls to AWS as its operation's, whether they succeed or not.
 * Calls that a test makes with adapters, outside of any function, belong to no operation and are not
 * recorded.
 */
export function recorded<A extends readonly unknown[], R>(
  operation: string,
  handler: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  // Do this now, for this handler: a test may load all modules again later.
  const clients = import('../../../shared/aws/sdk/clients.ts')
  return async (...args) => {
    const { dynamodb, kms } = await clients
    const first = { step: 'initialize', priority: 'high' } as const
    if (!heard.has(dynamodb())) dynamodb().middlewareStack.add(hear, first)
    if (!heard.has(kms())) kms().middlewareStack.add(hear, first)
    heard.add(dynamodb()).add(kms())
    return await invocations.run({ operation, variables: variables() }, () => handler(...args))
  }
}

/** The deployed functions, recorded. */
export const recordedFunctions: Functions = {
  http: async (id) => recorded(id, await warmFunctions.http(id)),
  stream: async (id) => recorded(id, await warmFunctions.stream(id)),
  schedule: async (id) => recorded(id, await warmFunctions.schedule(id)),
}

/** A middleware that passes everything on, and runs before those that make faults. */
function hear<A extends { readonly input: object }, R>(
  next: (args: A) => Promise<R>,
  context: SdkContext,
): (args: A) => Promise<R> {
  return async (args) => {
    const invocation = invocations.getStore()
    if (invocation) record(invocation, context, args.input)
    return await next(args)
  }
}

function record({ operation, variables }: Invocation, context: SdkContext, input: object): void {
  for (const request of requestsOf(context, input)) {
    recording.add(JSON.stringify({ operation, ...inWordsOf(variables, request) }))
  }
}

/** Records a call that cannot be read as one that nobody is allowed to make. */
function requestsOf(
  { clientName = '', commandName = '' }: SdkContext,
  input: object,
): readonly AuthorizationRequest[] {
  const name = commandName.replace(/Command$/, '')
  try {
    return authorizationRequestsOf(clientName, name, input)
  } catch (error) {
    return [{ action: name, resource: String(error), context: {} }]
  }
}

/** Writes a variable's value as `$TABLE_NAME`; the template knows the value in a deployment. */
function inWordsOf(
  variables: Invocation['variables'],
  { action, resource, context }: AuthorizationRequest,
): AuthorizationRequest {
  const word = (value: string) => variables.get(value) ?? value
  const words = Object.entries(context).map(([name, values]) => [name, values.map(word)])
  return { action, resource: word(resource), context: Object.fromEntries(words) }
}

function variables(): Invocation['variables'] {
  const said = [...VARIABLES].map((name) => [process.env[name] ?? '', `$${name}`] as const)
  return new Map(said.filter(([value]) => value !== ''))
}
