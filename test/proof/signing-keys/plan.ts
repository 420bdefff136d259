import fc from 'fast-check'
import { DAY, HOUR, MINUTE } from '../../../shared/domain/duration.ts'
import type { FaultKind } from './fate.ts'
import type { Verifier } from './verifier.ts'

/** How far a clock may be off, either way. */
export const CLOCK_OFF_SECONDS = MINUTE
/** For how long a verifier keeps its copy of the key set, at most. */
export const COPY_KEPT_SECONDS = 2 * HOUR
/** What verifiers are told to forgive an expiry, at most. */
const TOLERANCE_SECONDS_MAX = MINUTE

/** A fault of one call of a run. */
export interface PlannedFault {
  /** Which call, from 0. There need not be so many. */
  readonly call: number
  readonly kind: FaultKind
}

/** One time that the rotation runs. */
interface PlannedRun {
  /** Since the one before. */
  readonly pauseSeconds: number
  /** How many at once, each blind to what the others do. */
  readonly deliveries: number
  readonly fault: PlannedFault | null
}

/** What is taken away in an emergency. */
const TARGETS = ['what signs', 'what is to sign', 'what has signed', 'all', 'any'] as const
export type Target = (typeof TARGETS)[number]

/** Somebody takes a signing key away, as the runbook tells. */
export interface PlannedWithdrawal {
  /** Of which run. It is taken modulo how many there are. */
  readonly run: number
  /** Since that run. */
  readonly afterSeconds: number
  /** Instead of that, whether it is while a successor is published, and does not sign yet. */
  readonly isBeforeSuccession: boolean
  readonly target: Target
  /** Until the rotation is run by hand. */
  readonly rotatesAfterSeconds: number
  /** Whether the token functions are made to start anew, once the rotation has run. */
  readonly restarts: boolean
  readonly fault: PlannedFault | null
}

/** The stage is deployed under its other address. */
interface PlannedMove {
  readonly run: number
  readonly afterSeconds: number
  /** For how long the rotation has not run before it, nor before the return. */
  readonly outageSeconds: number
  /** Until the stage moves back; null: it does not. */
  readonly returnsAfterSeconds: number | null
}

export interface Plan {
  readonly runs: readonly PlannedRun[]
  readonly withdrawals: readonly PlannedWithdrawal[]
  readonly moves: readonly PlannedMove[]
  readonly verifiers: readonly Verifier[]
  /** What all the rest is drawn from: when tokens are asked for, how calls interleave, how old a copy is. */
  readonly luck: number
}

const RUNS_MIN = 8
const RUNS_MAX = 40
const RETURNED_AFTER_SECONDS_MAX = 40 * DAY
const KINDS: readonly FaultKind[] = ['before', 'after', 'dies before', 'dies after']

function seconds(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max })
}

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  call: fc.nat(4),
  kind: fc.constantFrom(...KINDS),
})

/** Daily, but for those that come hours late, twice on a day, or not for weeks. */
const run: fc.Arbitrary<PlannedRun> = fc.record({
  pauseSeconds: fc.oneof(
    { weight: 12, arbitrary: fc.constant(DAY) },
    { weight: 3, arbitrary: seconds(DAY, DAY + 12 * HOUR) },
    { weight: 2, arbitrary: seconds(0, 4 * HOUR) },
    { weight: 1, arbitrary: seconds(2 * DAY, 45 * DAY) },
  ),
  deliveries: fc.constantFrom(1, 1, 1, 1, 1, 2, 2, 3),
  fault: fc.option(fault, { freq: 5 }),
})

const withdrawal: fc.Arbitrary<PlannedWithdrawal> = fc.record({
  run: fc.nat(RUNS_MAX),
  afterSeconds: seconds(0, DAY),
  isBeforeSuccession: fc.boolean(),
  target: fc.constantFrom(...TARGETS),
  rotatesAfterSeconds: fc.oneof(seconds(0, 2 * MINUTE), seconds(0, HOUR)),
  restarts: fc.boolean(),
  fault: fc.option(fault, { freq: 3 }),
})

const move: fc.Arbitrary<PlannedMove> = fc.record({
  run: fc.nat(RUNS_MAX),
  afterSeconds: seconds(0, DAY),
  outageSeconds: fc.oneof(fc.constant(0), seconds(0, 45 * DAY)),
  returnsAfterSeconds: fc.oneof(
    fc.constant(null),
    seconds(HOUR, 12 * HOUR),
    seconds(HOUR, RETURNED_AFTER_SECONDS_MAX),
  ),
})

const verifier: fc.Arbitrary<Verifier> = fc.record({
  keepsSeconds: fc.oneof(fc.constantFrom(0, COPY_KEPT_SECONDS), seconds(0, COPY_KEPT_SECONDS)),
  hasSharedCache: fc.boolean(),
  looksAgain: fc.boolean(),
  clockSeconds: fc.oneof(
    fc.constantFrom(-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS),
    seconds(-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS),
  ),
  toleranceSeconds: fc.constantFrom(0, TOLERANCE_SECONDS_MAX),
})

/** Weeks to months of the life of a stage's signing keys. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  runs: fc.array(run, { minLength: RUNS_MIN, maxLength: RUNS_MAX, size: 'max' }),
  withdrawals: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(withdrawal, { minLength: 1, maxLength: 3 }) },
  ),
  moves: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(move, { minLength: 1, maxLength: 1 }) },
  ),
  verifiers: fc.array(verifier, { minLength: 3, maxLength: 5 }),
  luck: fc.nat(),
})
