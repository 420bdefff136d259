import type { Customer } from './customer.ts'
import type { EventSource } from './event-source.ts'
import type { Faults } from './faults.ts'
import type { Poison } from './poison.ts'

/** What was done, as numbers. */
interface Facts {
  readonly customer: Customer
  readonly seconds: number
  readonly left: number
  readonly poisons: readonly Poison[]
  readonly source: EventSource
  readonly faults: Faults
}

/** @returns what was done and found, in words */
export function figure(facts: Facts): string {
  const { customer, source, faults, poisons } = facts
  const fates = [...source.fates]
  const deliveries = fates.reduce((sum, [, { delivered }]) => sum + delivered, 0)
  const poisoned = new Set(poisons.map(({ about }) => about))
  const others = fates.filter(([about]) => !poisoned.has(about))
  const givenUp = others.reduce((sum, [, fate]) => sum + fate.givenUp, 0)
  const percent = Math.round((100 * faults.failed) / faults.calls)
  return [
    `${customer.environments.length} environments, ${customer.keyIds.length} keypairs in ${Math.round(facts.seconds)} s`,
    `${faults.calls} calls, ${percent} % failed`,
    `${deliveries} deliveries in ${source.batches} batches and ${source.invocations} invocations`,
    `${poisons.length} poisons given up at each delivery, and with them ${givenUp} others`,
    `${facts.left} items left to the reconciliation, then no orphan, nothing foreign touched`,
  ].join('; ')
}
