import type { Random } from '../runner/random.ts'

/** One of some things. @throws {Error} when there are none */
export function pick<T>(random: Random, things: readonly T[]): T {
  const place = random.below(things.length)
  for (const thing of things.slice(place, place + 1)) return thing
  throw new Error('there is nothing to choose from')
}

/** True once in so many times. */
export function once(random: Random, times: number): boolean {
  return random.below(times) === 0
}

/** Some of some things, in their order; perhaps none. */
export function some<T>(random: Random, things: readonly T[]): readonly T[] {
  return things.filter(() => once(random, 2))
}
