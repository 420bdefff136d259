import type * as z from 'zod/mini'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Capability } from '../../domain/ports.ts'

/**
 * Who may call:
 * - `administrator`: a user's access token, and a grant on the owner in the path;
 * - `user`: a user's access token;
 * - `platform`: the Feedback backend, by AWS Signature Version 4;
 * - `keypair`: client credentials, checked by the function itself;
 * - `anyone`.
 */
export type Caller = 'administrator' | 'user' | 'platform' | 'keypair' | 'anyone'

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'

/** Per status: the schema of the body, or null for none. What the schema does not name is stripped. */
export type SuccessBodies = { readonly [status: number]: z.ZodMiniType | null }

/** Paths of an operation. `{owners}` stands for `accounts` and `environments`: see `routesOf`. */
export type Paths = readonly [string, ...string[]]

/** What every operation behind a route declares, whatever its request and its errors are written in. */
interface RoutedOperation<
  Id extends string,
  OfPaths extends Paths,
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Success extends SuccessBodies,
  Uses extends readonly Capability[],
  CalledBy extends Caller,
> {
  readonly kind: 'http'
  readonly id: Id
  readonly method: Method
  readonly paths: OfPaths
  readonly caller: CalledBy
  readonly summary: string
  /** Members of the path. */
  readonly params: Params
  readonly query: Query
  readonly success: Success
  readonly uses: Uses
}

/** An operation whose request is JSON or has no body, and whose errors are problem documents. */
export interface JsonOperation<
  Id extends string = string,
  OfPaths extends Paths = Paths,
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Success extends SuccessBodies = SuccessBodies,
  Uses extends readonly Capability[] = readonly Capability[],
  CalledBy extends Caller = Caller,
> extends RoutedOperation<Id, OfPaths, Params, Query, Success, Uses, CalledBy> {
  /** The JSON body; undefined where there is none. */
  readonly body: Body
  readonly form?: undefined
  /** Besides what every operation of its caller may answer (`errorsOf`). */
  readonly errors: readonly ErrorCode[]
}

/** The parameters of a request that is `application/x-www-form-urlencoded`. */
export interface Form<
  Shape extends z.core.$ZodShape = z.core.$ZodShape,
  Recognised extends string = string,
> {
  readonly description: string
  readonly parameters: z.ZodMiniObject<Shape>
  /** Parameters that a specification defines and this operation does not take: repeated, they are an error too. */
  readonly recognised: readonly Recognised[]
}

/** The names of the parameters that a form declares. */
export type ParameterOf<F extends Form> =
  | (keyof F['parameters']['shape'] & string)
  | F['recognised'][number]

/** The `error` values that an operation may answer (RFC 6749 §5.2), and the HTTP statuses of each. */
export type OAuthErrors = Readonly<Record<string, readonly number[]>>

/** An operation of OAuth: its request is a form, and its errors are OAuth's. */
export interface OAuthOperation<
  Id extends string = string,
  OfPaths extends Paths = Paths,
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  OfForm extends Form = Form,
  Success extends SuccessBodies = SuccessBodies,
  Errors extends OAuthErrors = OAuthErrors,
  Uses extends readonly Capability[] = readonly Capability[],
  CalledBy extends Caller = Caller,
> extends RoutedOperation<Id, OfPaths, Params, Query, Success, Uses, CalledBy> {
  readonly body?: undefined
  readonly form: OfForm
  readonly errors: Errors
}

export type HttpOperation = JsonOperation | OAuthOperation

/** The DynamoDB stream's operation: called with the deletions of owner items. */
export interface StreamOperation<Uses extends readonly Capability[] = readonly Capability[]> {
  readonly kind: 'stream'
  readonly id: string
  readonly summary: string
  readonly uses: Uses
}

export interface ScheduledOperation<Uses extends readonly Capability[] = readonly Capability[]> {
  readonly kind: 'schedule'
  readonly id: string
  readonly summary: string
  readonly everyHours: number
  /**
   * A deployment runs each once. `awaited`: before the service takes its first request, and the
   * deployment fails if it does; `started`: nothing waits for it.
   */
  readonly firstRun: 'awaited' | 'started'
  readonly uses: Uses
}

export type Operation = HttpOperation | StreamOperation | ScheduledOperation

/** Declares an HTTP operation; its exact types are what `serve` gives the function. */
export function defineOperation<
  const Id extends string,
  const OfPaths extends Paths,
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType | undefined,
  const Success extends SuccessBodies,
  const Uses extends readonly Capability[],
  const CalledBy extends Caller,
>(
  operation: Omit<
    JsonOperation<Id, OfPaths, Params, Query, Body, Success, Uses, CalledBy>,
    'kind' | 'form'
  >,
): JsonOperation<Id, OfPaths, Params, Query, Body, Success, Uses, CalledBy> {
  return { kind: 'http', ...operation }
}

/** Declares an operation of OAuth; its exact types are what `serveToken` goes by. */
export function defineOAuthOperation<
  const Id extends string,
  const OfPaths extends Paths,
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  const OfForm extends Form,
  const Success extends SuccessBodies,
  const Errors extends OAuthErrors,
  const Uses extends readonly Capability[],
  const CalledBy extends Caller,
>(
  operation: Omit<
    OAuthOperation<Id, OfPaths, Params, Query, OfForm, Success, Errors, Uses, CalledBy>,
    'kind' | 'body'
  >,
): OAuthOperation<Id, OfPaths, Params, Query, OfForm, Success, Errors, Uses, CalledBy> {
  return { kind: 'http', ...operation }
}

export function defineStreamOperation<const Uses extends readonly Capability[]>(
  operation: Omit<StreamOperation<Uses>, 'kind'>,
): StreamOperation<Uses> {
  return { kind: 'stream', ...operation }
}

export function defineScheduledOperation<const Uses extends readonly Capability[]>(
  operation: Omit<ScheduledOperation<Uses>, 'kind'>,
): ScheduledOperation<Uses> {
  return { kind: 'schedule', ...operation }
}

/** What checking a caller takes, whatever the operation does then. */
const CAPABILITIES_OF_CALLER = {
  administrator: ['administration', 'identityProvider', 'administrationScope', 'consoleOrigin'],
  user: ['identityProvider', 'administrationScope', 'consoleOrigin'],
  platform: ['platformPrincipals'],
  keypair: [],
  anyone: [],
} as const satisfies Record<Caller, readonly Capability[]>

/** Every capability of an operation: its own, and those that checking its caller takes. */
export type CapabilityOf<O extends Operation> =
  | O['uses'][number]
  | (O extends HttpOperation ? (typeof CAPABILITIES_OF_CALLER)[O['caller']][number] : never)

/** The same, as values, each once. */
export function capabilitiesOf<O extends Operation>(operation: O): readonly CapabilityOf<O>[]
export function capabilitiesOf(operation: Operation): readonly Capability[] {
  const ofCaller = operation.kind === 'http' ? CAPABILITIES_OF_CALLER[operation.caller] : []
  return [...new Set([...ofCaller, ...operation.uses])]
}
