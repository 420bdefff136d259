import type * as z from 'zod/mini'
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
  /** Members of the path. */
  readonly params: Params
  readonly query: Query
  readonly success: Success
  readonly uses: Uses
}
