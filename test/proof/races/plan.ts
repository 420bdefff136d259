import fc from 'fast-check'
import { OWNER_TYPES, type OwnerType } from '../../../shared/domain/owners/owner.ts'
import type { Assignment } from '../runner/part.ts'
import { KINDS, type Kind } from './changes.ts'

/** 50 000 attempts are 512 rounds. */
const ATTEMPTS_PER_ROUND = 98

/** What a seed decides of one round. */
export interface Round {
  readonly kind: Kind
  readonly type: OwnerType
  readonly clientsPerTarget: number
  /** Attempts that have ended before the change is made. */
  readonly warmUp: number
  /** Attempts in all. More are made when the change takes longer than they do. */
  readonly attempts: number
}

const shuffledKinds = fc.shuffledSubarray([...KINDS], { minLength: KINDS.length })
const turn = shuffledKinds.chain((kinds) => fc.tuple(...kinds.map(roundOf)))

/** Rounds of that many attempts together. The kinds take turns, each time in another order. */
export function roundsOf({ seed, count }: Assignment): readonly Round[] {
  const numRuns = Math.ceil(count / (ATTEMPTS_PER_ROUND * KINDS.length))
  const rounds = fc.sample(turn, { seed, numRuns }).flat()
  const shareUntil = (index: number) => Math.floor((index * count) / rounds.length)
  return rounds.map((round, index) => ({
    ...round,
    attempts: shareUntil(index + 1) - shareUntil(index),
  }))
}

function roundOf(kind: Kind): fc.Arbitrary<Omit<Round, 'attempts'>> {
  return fc.record({
    kind: fc.constant(kind),
    type: fc.constantFrom(...OWNER_TYPES),
    clientsPerTarget: fc.integer({ min: 2, max: 4 }),
    warmUp: fc.integer({ min: 1, max: 40 }),
  })
}
