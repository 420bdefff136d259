import fc from 'fast-check'
import { DAY, HOUR, MINUTE } from '../../../../shared/domain/duration.ts'
import type { Verifier } from '../oracle/verifier.ts'
import type { FaultKind } from '../simulation/invocation-faults.ts'

/** How far a clock may be off, either way. */
export const CLOCK_OFF_SECONDS = MINUTE
/** The longest time for which a verifier keeps its copy of the key set. */
export const COPY_KEPT_SECONDS = 2 * HOUR
/** The largest tolerance of a verifier for an expiry. */
const TOLERANCE_SECONDS_MAX = MINUTE

/** A fault of one call to AWS in a run. */
export interface PlannedFault {
  /** The index of the call. The run may make fewer calls. */
  readonly call: number
  readonly kind: FaultKind
}

/** One run of the rotation. */
interface PlannedRun {
  /** Since the run before. */
  readonly pauseSeconds: number
  /** How many runs start at once, without seeing each other's writes. */
  readonly deliveries: number
  readonly fault: PlannedFault | null
}

/** Which keys are withdrawn in an emergency. */
const TARGETS = ['the signing key', 'later keys', 'earlier keys', 'all', 'any'] as const
export type Target = (typeof TARGETS)[number]

/** Somebody withdraws a signing key, as in the runbook. */
export interface PlannedWithdrawal {
  /** The index of the run, modulo how many there are. */
  readonly run: number
  /** Since that run. */
  readonly afterSeconds: number
  /** Instead of that: whether it happens while a successor is published and does not sign yet. */
  readonly isBeforeSuccession: boolean
  readonly target: Target
  /** How much later somebody runs the rotation by hand. */
  readonly rotatesAfterSeconds: number
  /** Whether the token functions are restarted after that rotation. */
  readonly restarts: boolean
  readonly fault: PlannedFault | null
}

/** The stage is deployed under its other domain. */
interface PlannedDomainChange {
  readonly run: number
  readonly afterSeconds: number
  /** For how long the rotation does not run before the change, and before the change back. */
  readonly outageSeconds: number
  /** How much later the stage moves back; null: never. */
  readonly returnsAfterSeconds: number | null
}

export interface Scenario {
  readonly runs: readonly PlannedRun[]
  readonly withdrawals: readonly PlannedWithdrawal[]
  readonly domainChanges: readonly PlannedDomainChange[]
  readonly verifiers: readonly Verifier[]
  /** The seed of everything else: the times of token requests, how calls interleave, how old a copy is. */
  readonly seed: number
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

/** Mostly daily; some runs are hours late, twice a day, or weeks late. */
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

const domainChange: fc.Arbitrary<PlannedDomainChange> = fc.record({
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
  refetches: fc.boolean(),
  clockSeconds: fc.oneof(
    fc.constantFrom(-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS),
    seconds(-CLOCK_OFF_SECONDS, CLOCK_OFF_SECONDS),
  ),
  toleranceSeconds: fc.constantFrom(0, TOLERANCE_SECONDS_MAX),
})

/** Weeks to months of a stage's signing keys. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  runs: fc.array(run, { minLength: RUNS_MIN, maxLength: RUNS_MAX, size: 'max' }),
  withdrawals: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(withdrawal, { minLength: 1, maxLength: 3 }) },
  ),
  domainChanges: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(domainChange, { minLength: 1, maxLength: 1 }) },
  ),
  verifiers: fc.array(verifier, { minLength: 3, maxLength: 5 }),
  seed: fc.nat(),
})
