/**
 * Fails if any of the outcomes is a failure.
 *
 * @throws {AggregateError} with the reasons of all failures
 */
export function throwRejected(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  )
  if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} failed`)
}
