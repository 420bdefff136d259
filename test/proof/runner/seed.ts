import { randomInt } from 'node:crypto'

/** A seed is a positive number of 31 bits: every generator accepts it, and so does a shell. */
export const SEED_MAX = 2 ** 31 - 1

export function drawSeed(): number {
  return randomInt(1, SEED_MAX + 1)
}
