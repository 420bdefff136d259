/**
 * `harmless`: a valid request stays valid. `sent`: a client can send it. `forged`: no gateway would pass it
 * on.
 */
export type MutationKind = 'harmless' | 'sent' | 'forged'

/** A change of an event. It never throws, whatever earlier mutations have made of the event. */
export interface Mutation {
  readonly what: string
  readonly kind: MutationKind
  readonly apply: (event: unknown) => unknown
}

export function mutation(
  kind: MutationKind,
  what: string,
  apply: (event: unknown) => unknown,
): Mutation {
  return { kind, what, apply }
}
