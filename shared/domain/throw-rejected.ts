/**
 * Fails when something among many failed, after all of them have had their turn.
 *
 * @throws {AggregateError} of every reason
 */
export function throwRejected(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  )
  if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} failed`)
}
