import fc from 'fast-check'
import { OWNER_TYPES, type OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Assignment } from '../runner/part.ts'
import { CHANGE_KINDS, type ChangeKind } from './changes.ts'

/** 50 000 attempts are 512 rounds. */
const ATTEMPTS_PER_ROUND = 98

/** One round, drawn from the seed. */
export interface Round {
  readonly kind: ChangeKind
  readonly type: OwnerType
  readonly clientsPerTarget: number
  /** Attempts that end before the change is sent. */
  readonly warmUp: number
  /** Attempts in all. There are more when the change takes longer than they do. */
  readonly attempts: number
}

const shuffledKinds = fc.shuffledSubarray([...CHANGE_KINDS], { minLength: CHANGE_KINDS.length })
const turn = shuffledKinds.chain((kinds) => fc.tuple(...kinds.map(roundOf)))

/** Rounds with `count` attempts in total. The kinds of change take turns, each time in another order. */
export function roundsOf({ seed, count }: Assignment): readonly Round[] {
  const numRuns = Math.ceil(count / (ATTEMPTS_PER_ROUND * CHANGE_KINDS.length))
  const rounds = fc.sample(turn, { seed, numRuns }).flat()
  const shareUntil = (index: number) => Math.floor((index * count) / rounds.length)
  return rounds.map((round, index) => ({
    ...round,
    attempts: shareUntil(index + 1) - shareUntil(index),
  }))
}

function roundOf(kind: ChangeKind): fc.Arbitrary<Omit<Round, 'attempts'>> {
  return fc.record({
    kind: fc.constant(kind),
    type: fc.constantFrom(...OWNER_TYPES),
    clientsPerTarget: fc.integer({ min: 2, max: 4 }),
    warmUp: fc.integer({ min: 1, max: 40 }),
  })
}
