import type * as z from 'zod/mini'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Capability } from '../../domain/ports.ts'
import type { Caller, Paths, RoutedOperation, SuccessBodies } from './routed-operation.ts'

/** An operation with a JSON body or none. Its errors are problem documents. */
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
  /** The schema of the JSON body; undefined if the operation takes no body. */
  readonly body: Body
  readonly form?: undefined
  /** The operation's own errors. `errorsOf` adds those that every operation of its caller may answer. */
  readonly errors: readonly ErrorCode[]
}

/** Declares an HTTP operation. `serve` derives the types of the function's request and ports from it. */
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
