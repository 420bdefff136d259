import type { Customer } from './customer.ts'
import type { DynamoDbFaults } from './dynamodb-faults.ts'
import type { FaultyEventSource } from './faulty-event-source.ts'
import type { Poison } from './poison.ts'

/** The numbers of a run. */
interface Facts {
  readonly customer: Customer
  readonly seconds: number
  readonly left: number
  readonly poisons: readonly Poison[]
  readonly source: FaultyEventSource
  readonly faults: DynamoDbFaults
}

/** Says in words what was done and found. */
export function sweepFigure(facts: Facts): string {
  const { customer, source, faults, poisons } = facts
  const deliveryCounts = [...source.deliveryCounts]
  const deliveries = deliveryCounts.reduce((sum, [, { delivered }]) => sum + delivered, 0)
  const poisoned = new Set(poisons.map(({ label }) => label))
  const others = deliveryCounts.filter(([label]) => !poisoned.has(label))
  const givenUp = others.reduce((sum, [, counts]) => sum + counts.givenUp, 0)
  const percent = Math.round((100 * faults.failed) / faults.calls)
  return [
    `${customer.environments.length} environments, ${customer.keyIds.length} keypairs in ${Math.round(facts.seconds)} s`,
    `${faults.calls} calls, ${percent} % failed`,
    `${deliveries} deliveries in ${source.batches} batches and ${source.invocations} invocations`,
    `${poisons.length} poisons given up at each delivery, and ${givenUp} other records with them`,
    `${facts.left} items left to the reconciliation, then no orphan; no item of others touched`,
  ].join('; ')
}
