/**
 * How much a change matters: `harmless` leaves a good request as good as it was; `sent` is one that a client
 * can make; `forged` is one that no gateway would pass on.
 */
export type Weight = 'harmless' | 'sent' | 'forged'

/** A change of an event. Applied to whatever the changes before it have left, it never throws. */
export interface Mutation {
  readonly what: string
  readonly weight: Weight
  readonly apply: (event: unknown) => unknown
}

export function mutation(
  weight: Weight,
  what: string,
  apply: (event: unknown) => unknown,
): Mutation {
  return { weight, what, apply }
}
