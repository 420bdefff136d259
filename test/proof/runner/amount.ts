import type { Part } from './part.ts'

/** How much of a part is to be done: what the gate asks for, a round of the soak, or so many. */
export type Amount = 'gate' | 'soak' | number

export function countOf({ gate, soak }: Part, amount: Amount): number {
  if (amount === 'gate') return gate
  return amount === 'soak' ? soak : amount
}
