import type * as z from 'zod/mini'
import type { ErrorCode } from '../domain/errors.ts'
import type { Capability } from '../domain/ports.ts'

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

export interface HttpOperation<
  Id extends string = string,
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Success extends SuccessBodies = SuccessBodies,
  Uses extends readonly Capability[] = readonly Capability[],
  CalledBy extends Caller = Caller,
> {
  readonly kind: 'http'
  readonly id: Id
  readonly method: Method
  /** `{owners}` stands for `accounts` and `environments`: see `routesOf`. */
  readonly paths: readonly [string, ...string[]]
  readonly caller: CalledBy
  readonly summary: string
  /** Members of the path. */
  readonly params: Params
  readonly query: Query
  /** The JSON body; undefined where there is none. */
  readonly body: Body
  readonly success: Success
  /** Besides what every operation of its caller may answer (`errorsOf`). */
  readonly errors: readonly ErrorCode[]
  readonly uses: Uses
}

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
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType | undefined,
  const Success extends SuccessBodies,
  const Uses extends readonly Capability[],
  const CalledBy extends Caller,
>(
  operation: Omit<HttpOperation<Id, Params, Query, Body, Success, Uses, CalledBy>, 'kind'>,
): HttpOperation<Id, Params, Query, Body, Success, Uses, CalledBy> {
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
const CAPABILITIES_OF_CALLER: Record<Caller, readonly Capability[]> = {
  administrator: ['administration', 'identityProvider', 'consoleOrigin'],
  user: ['identityProvider', 'consoleOrigin'],
  platform: ['platformPrincipals'],
  keypair: [],
  anyone: [],
}

/** Every capability of an operation: its own, and those that checking its caller takes. */
export function capabilitiesOf(operation: Operation): readonly Capability[] {
  const ofCaller = operation.kind === 'http' ? CAPABILITIES_OF_CALLER[operation.caller] : []
  return [...new Set([...ofCaller, ...operation.uses])]
}
