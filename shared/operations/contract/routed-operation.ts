import type * as z from 'zod/mini'
import type { Capability } from '../../domain/ports.ts'

/**
 * Who may call:
 * - `administrator`: a user's access token, and a grant on the owner in the path;
 * - `user`: a user's access token;
 * - `platform`: the platform, with AWS Signature Version 4;
 * - `keypair`: client credentials, checked by the function itself;
 * - `anyone`.
 */
export type Caller = 'administrator' | 'user' | 'platform' | 'keypair' | 'anyone'

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'

/**
 * The schema of the body, by status; null if there is no body. Members that the schema does not name are
 * removed.
 */
export type SuccessBodies = { readonly [status: number]: z.ZodMiniType | null }

/** The paths of an operation. `{owners}` stands for `accounts` and `environments`: see `routesOf`. */
export type Paths = readonly [string, ...string[]]

/** What every operation behind a route declares, independent of the format of its request and errors. */
export interface RoutedOperation<
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
  /** The schema of the path parameters. */
  readonly params: Params
  readonly query: Query
  readonly success: Success
  readonly uses: Uses
}
