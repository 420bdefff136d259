import fc from 'fast-check'
import type { Assignment } from '../runner/part.ts'
import { isWithin, type Mutant } from './mutant.ts'

/** Mutants at random, at least `count`: with one of them all that lie in its place, which are run with it. */
export function draw<M extends Mutant>(
  mutants: readonly M[],
  { seed, count }: Assignment,
): readonly M[] {
  const length = mutants.length
  if (count >= length) return mutants
  const order = fc.shuffledSubarray([...mutants], { minLength: length, maxLength: length })
  const [shuffled = []] = fc.sample(order, { seed, numRuns: 1 })
  const drawn = new Set<M>()
  for (const outer of shuffled) {
    if (drawn.size >= count) break
    for (const inner of mutants) {
      if (inner.file === outer.file && isWithin(inner.place, outer.place)) drawn.add(inner)
    }
  }
  return [...drawn]
}
