import type * as z from 'zod/mini'
import type { Capability } from '../../domain/ports.ts'
import type { Caller, Paths, RoutedOperation, SuccessBodies } from './routed-operation.ts'

/** The parameters of an `application/x-www-form-urlencoded` request. */
export interface Form<
  Shape extends z.core.$ZodShape = z.core.$ZodShape,
  Recognised extends string = string,
> {
  readonly description: string
  readonly parameters: z.ZodMiniObject<Shape>
  /**
   * Parameters that a specification defines but this operation does not use. They must not be repeated
   * either.
   */
  readonly recognised: readonly Recognised[]
}

/** The names of the parameters that a form declares. */
export type ParameterOf<F extends Form> =
  | (keyof F['parameters']['shape'] & string)
  | F['recognised'][number]

/** The `error` values that an operation may answer (RFC 6749 §5.2), each with its HTTP statuses. */
export type OAuthErrors = Readonly<Record<string, readonly number[]>>

/** An OAuth operation: its request is a form, and its errors have OAuth's format. */
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

/** Declares an OAuth operation. `serveToken` uses its exact types. */
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
