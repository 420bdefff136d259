import type { Random } from '../../runner/random.ts'

/** Chooses one. @throws {Error} when the list is empty */
export function pick<T>(random: Random, things: readonly T[]): T {
  const index = random.below(things.length)
  for (const thing of things.slice(index, index + 1)) return thing
  throw new Error('the list is empty')
}

/** True once in `times` times. */
export function once(random: Random, times: number): boolean {
  return random.below(times) === 0
}

/** Chooses some, in their order, perhaps none. */
export function some<T>(random: Random, things: readonly T[]): readonly T[] {
  return things.filter(() => once(random, 2))
}
