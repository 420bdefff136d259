import fc from 'fast-check'
import { DRAW_MAX, RandomFaults } from './random-faults.ts'
import type { Stage } from './stage.ts'
import type { Way } from './way.ts'

/** How often somebody asks while faults go on, and then once more without. */
const ASKED_MAX = 3
const TRIES_MAX = 120

/** What is done in a run, in numbers that mean whatever ways there are, and what befalls each try. */
export interface RandomRun {
  readonly first: number
  readonly more: readonly number[]
  readonly draws: readonly number[]
}

export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  first: fc.nat(),
  more: fc.array(fc.nat(), { maxLength: 1 }),
  draws: fc.array(fc.nat(DRAW_MAX), { minLength: TRIES_MAX, maxLength: TRIES_MAX }),
})

/**
 * Goes some ways, one after the other in one world, while three in ten tries fail; and each way once more when
 * nothing fails any more, if it did not come to its end.
 *
 * @returns how many tries failed
 */
export async function doRandomRun(
  stage: Stage,
  ways: readonly Way[],
  { first, more, draws }: RandomRun,
): Promise<number> {
  const going = [pick(ways, first)]
  const unprepared = ways.filter(({ isAlone, prepare }) => !isAlone && !prepare)
  if (!going[0]?.isAlone) going.push(...more.map((one) => pick(unprepared, one)))
  const faults = new RandomFaults(draws)
  await stage.reset()
  for (const way of going) {
    try {
      await go(stage, way, faults)
    } catch (error) {
      const gone = going.map(({ operation, name }) => `${operation} ${name}`).join(', then ')
      throw new Error(`${gone}: at ${way.operation}: ${messageOf(error)}`, { cause: error })
    }
  }
  return faults.struck
}

async function go(stage: Stage, way: Way, faults: RandomFaults): Promise<void> {
  await way.prepare?.(stage)
  const trial = way.begin(stage)
  let isDone = false
  for (let asked = 0; asked < ASKED_MAX && !isDone; asked += 1) {
    await stage.aws.invoke(faults, () => trial.ask())
    isDone = trial.judge('the ordinary answer, or to be told to come back')
  }
  if (!isDone) {
    await trial.ask()
    trial.judge('the ordinary answer')
  }
  await trial.finish()
}

function pick(ways: readonly Way[], number: number): Way {
  const way = ways[number % ways.length]
  if (way === undefined) throw new Error('there is no way')
  return way
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
