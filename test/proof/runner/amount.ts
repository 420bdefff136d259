import type { Part } from './part.ts'

/** How much of a part to run: the count of the gate, the count of a soak round, or a given count. */
export type Amount = 'gate' | 'soak' | number

export function countOf({ gate, soak }: Part, amount: Amount): number {
  if (amount === 'gate') return gate
  return amount === 'soak' ? soak : amount
}
